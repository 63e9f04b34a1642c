import { brushedPeriod } from '#domain/configuration/brushed-period.ts'
import { dateText } from '#domain/configuration/date-format.ts'
import type { Condition } from '#domain/filter-tree/condition.ts'
import type { DraftValue } from '#domain/filter-tree/draft.ts'
import { withOperator, withValue } from '#domain/filter-tree/leaf-edit.ts'
import { browserTimeZone } from '#ui/browser-time-zone.ts'
import { Brush } from '#ui/brush.tsx'
import { RangeSlider } from './range-slider.tsx'
import { selectsBucket, useBuckets, ValueHistogram } from './value-histogram.tsx'
import * as words from './words.ts'

export type ValueChartProps = {
  readonly condition: Condition
  readonly onChange: (change: (now: Condition) => Condition) => void
}

const steps = 100

/** The histogram of a column. Dragging over it makes a range of its values; numbers have a slider. */
export function ValueChart({ condition, onChange }: ValueChartProps) {
  const { type, column_id, operator, value } = condition
  const buckets = useBuckets(column_id)
  const [first, last] = [buckets?.[0], buckets?.at(-1)]
  if (!buckets || !first || !last) return null
  const isDate = type === 'date'
  const [from, to] = [first.from, last.to]
  const step = stepOf(from, to)
  const brushed = (start: number, end: number): DraftValue =>
    isDate
      ? brushedPeriod({ from: from / 1000, to: to / 1000 }, { from: start, to: end })
      : [start, end].map((share) => rounded(from + share * (to - from), step))
  const textOf = (bucket: number, end: number | string) =>
    isDate ? dateText(BigInt(Math.round(bucket)), browserTimeZone()) : grouped(end)
  return (
    <div className="w-80 p-4">
      <Brush
        onBrush={(start, end) =>
          onChange((now) => withValue(withOperator(now, 'between'), brushed(start, end)))
        }
      >
        <ValueHistogram
          buckets={buckets}
          isSelected={selectsBucket(operator, value)}
          width={286}
          height={72}
        />
      </Brush>
      {isDate ? null : (
        <RangeSlider
          {...{ condition, from, to, step }}
          onChange={(next) => onChange((now) => withValue(now, next))}
        />
      )}
      <div className="flex justify-between pt-1 text-xs text-ink-3 tabular-nums">
        <span>{textOf(from, first.ends[0])}</span>
        <span>{textOf(to, last.ends[1])}</span>
      </div>
      <p className="pt-2 text-xs text-ink-3">{words.dragOverChart}</p>
    </div>
  )
}

/** A number with more digits than a double is a text. */
const grouped = (end: number | string): string =>
  (typeof end === 'string' && /^-?\d+$/.test(end) ? BigInt(end) : Number(end)).toLocaleString('en')

/** To a multiple of a step, without the digits that binary fractions add. */
const rounded = (number: number, step: number): number =>
  Number((Math.round(number / step) * step).toPrecision(12))

/** A round step of about a hundredth of the range; at least 1 for a wide range. */
function stepOf(from: number, to: number): number {
  const rough = (to - from) / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  return rough > 0 ? power : 1
}
