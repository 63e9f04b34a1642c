import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { DraftFilter, DraftValue } from '#domain/filter-tree/draft.ts'
import { classNames, focusRing } from '#ui/class-names.ts'
import { selectsBucket, useBuckets, ValueHistogram } from './value-histogram.tsx'

export type RangeSliderProps = {
  readonly filter: DraftFilter
  readonly onChange: (value: DraftValue) => void
}

const steps = 100

/** A slider below the histogram of a number column, with one thumb or two. */
export function RangeSlider({ filter, onChange }: RangeSliderProps) {
  const { column_id, operator, value } = filter
  const buckets = useBuckets(column_id)
  const [first, last] = [buckets?.[0], buckets?.at(-1)]
  if (!buckets || !first || !last) return null
  const isPair = operator === 'between'
  const given = (isPair && Array.isArray(value) ? value : [value]).map(Number)
  const within = (one: number | undefined, otherwise: number) =>
    one === undefined || Number.isNaN(one)
      ? otherwise
      : Math.min(Math.max(one, first.from), last.to)
  const places = isPair
    ? [within(given[0], first.from), within(given[1], last.to)]
    : [within(given[0], first.from)]
  return (
    <div className="w-80 p-4">
      <ValueHistogram
        buckets={buckets}
        isSelected={selectsBucket(operator, value)}
        width={286}
        height={72}
      />
      <Slider
        aria-label="Value"
        minValue={first.from}
        maxValue={last.to}
        step={stepOf(first.from, last.to)}
        value={places}
        onChange={(next: number[]) => onChange(isPair ? next : (next[0] ?? first.from))}
      >
        <SliderTrack className="relative h-8 w-full">
          <span aria-hidden className="absolute inset-x-0 top-3.5 h-1 rounded-full bg-line" />
          {places.map((_, index) => (
            <SliderThumb
              key={index}
              index={index}
              aria-label={isPair ? (index === 0 ? 'From' : 'To') : 'Value'}
              className={classNames(
                focusRing,
                'top-1/2 size-5 rounded-full border-2 border-accent bg-surface shadow-raised',
              )}
            />
          ))}
        </SliderTrack>
      </Slider>
      <div className="flex justify-between text-xs text-ink-3 tabular-nums">
        <span>{grouped(first.ends[0])}</span>
        <span>{grouped(last.ends[1])}</span>
      </div>
    </div>
  )
}

/** A number with more digits than a double is a text. */
const grouped = (end: number | string): string =>
  (typeof end === 'string' && /^-?\d+$/.test(end) ? BigInt(end) : Number(end)).toLocaleString('en')

/** A round step of about a hundredth of the range; at least 1 for a wide range. */
function stepOf(from: number, to: number): number {
  const rough = (to - from) / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  return rough > 0 ? power : 1
}
