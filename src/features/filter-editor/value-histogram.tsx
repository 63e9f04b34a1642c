import { use } from 'react'
import { readDecimal } from '#domain/text/decimal.ts'
import { presentMinute, resolveDate } from '#domain/filter-tree/relative-date.ts'
import { ColumnValuesContext } from './use-column-values.ts'

export type Bucket = {
  readonly from: number
  readonly to: number
  readonly count: number
  /** `from` and `to` as the service sent them. */
  readonly ends: readonly [number | string, number | string]
}

/** The histogram of numbers or instants (in microseconds) of a column; null if there is none. */
export function useBuckets(columnId: string | undefined): readonly Bucket[] | null {
  const histogram = use(ColumnValuesContext)(columnId ?? '')?.histogram
  const buckets = (histogram?.buckets ?? []).flatMap(({ from, to, count }) => {
    const [start, end] = [placeOf(from), placeOf(to)]
    return start === null || end === null
      ? []
      : [{ from: start, to: end, count, ends: [from, to] as const }]
  })
  return buckets.length > 1 ? buckets : null
}

export const placeOf = (value: unknown): number | null => {
  if (typeof value !== 'string') return typeof value === 'number' ? value : null
  // Numbers with more digits than a double are texts.
  if (readDecimal(value) !== null) return Number(value)
  const instant = resolveDate(value, presentMinute())
  return instant === null ? null : Number(instant)
}

export type ValueHistogramProps = {
  readonly buckets: readonly Bucket[]
  readonly isSelected: (from: number, to: number) => boolean
  readonly width: number
  readonly height: number
}

const gap = 1

export function ValueHistogram({ buckets, isSelected, width, height }: ValueHistogramProps) {
  const most = Math.max(...buckets.map(({ count }) => count), 1)
  const step = width / buckets.length
  const bars = (wanted: boolean) =>
    buckets
      .map(({ from, to, count }, index) => {
        if (count === 0 || isSelected(from, to) !== wanted) return ''
        // The square root keeps rare values visible beside frequent ones.
        const tall = Math.max(1.5, Math.sqrt(count / most) * height)
        return `M${index * step} ${height}v${-tall}h${step - gap}v${tall}z`
      })
      .join('')
  const [others, selected] = [bars(false), bars(true)]
  return (
    <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {others === '' ? null : <path d={others} className="fill-line-strong" />}
      {selected === '' ? null : <path d={selected} className="fill-accent" />}
    </svg>
  )
}

/** Whether a leaf's operator and value select a bucket, at least in part. */
export function selectsBucket(
  operator: string | undefined,
  value: unknown,
): (from: number, to: number) => boolean {
  if (operator === 'between' && Array.isArray(value)) {
    const [min, max] = [placeOf(value[0]), placeOf(value[1])]
    return (from, to) => (min === null || to >= min) && (max === null || from <= max)
  }
  const place = placeOf(value)
  if (place === null) return () => false
  switch (operator) {
    case 'gte':
    case 'gt':
      return (_, to) => to >= place
    case 'lte':
    case 'lt':
      return (from) => from <= place
    case 'ne':
      return (from, to) => !(from <= place && to >= place && from === to)
    default:
      return (from, to) => from <= place && to >= place
  }
}
