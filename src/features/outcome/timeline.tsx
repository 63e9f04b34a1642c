import { brushedPeriod } from '#domain/configuration/brushed-period.ts'
import { Brush } from '#ui/brush.tsx'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import * as words from './words.ts'

export type TimelineProps = {
  readonly buckets: NonNullable<SelectionFacts['timeline']>['buckets']
  readonly timeZone: string
  /** Gets the first and the last instant of a dragged part; null if records are not filtered. */
  readonly onBrush: ((period: readonly [from: string, to: string]) => void) | null
}

const width = 480
const height = 36
const gap = 1.5

export function Timeline({ buckets, timeZone, onBrush }: TimelineProps) {
  const first = buckets[0]
  const last = buckets.at(-1)
  if (!first || !last) return null
  const most = Math.max(...buckets.map(({ total }) => total), 1)
  const step = width / buckets.length
  const bars = (height_: (bucket: TimelineProps['buckets'][number]) => number) =>
    buckets
      .map((bucket, index) => {
        const count = height_(bucket)
        if (count === 0) return ''
        const tall = Math.max(1.5, (count / most) * height)
        return `M${index * step} ${height}v${-tall}h${step - gap}v${tall}z`
      })
      .join('')
  const chart = { from: Date.parse(first.from), to: Date.parse(last.to) }
  const day = (text: string) =>
    new Date(text).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone,
    })
  return (
    <figure className="pt-2">
      <Brush onBrush={onBrush && ((from, to) => onBrush(brushedPeriod(chart, { from, to })))}>
        <svg
          aria-hidden
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-9 w-full"
        >
          <path d={bars(({ total }) => total)} className="fill-line-strong" />
          <path d={bars(({ selected }) => selected)} className="fill-accent" />
        </svg>
      </Brush>
      <figcaption className="flex justify-between gap-2 pt-0.5 text-2xs text-ink-3">
        <span className="whitespace-nowrap">{day(first.from)}</span>
        <span className="truncate">
          {onBrush === null ? words.createdOverTime : words.dragOverTime}
        </span>
        <span className="whitespace-nowrap">{day(last.to)}</span>
      </figcaption>
    </figure>
  )
}
