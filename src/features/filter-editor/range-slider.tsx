import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { Condition } from '#domain/filter-tree/condition.ts'
import type { DraftValue } from '#domain/filter-tree/draft.ts'
import { classNames, focusRing } from '#ui/class-names.ts'
import * as words from './words.ts'

export type RangeSliderProps = {
  readonly condition: Condition
  /** The range of the column. */
  readonly from: number
  readonly to: number
  readonly step: number
  readonly onChange: (value: DraftValue) => void
}

/** A slider for a number, with one thumb or two. */
export function RangeSlider({ condition, from, to, step, onChange }: RangeSliderProps) {
  const { operator, value } = condition
  const isPair = operator === 'between'
  const given = (isPair && Array.isArray(value) ? value : [value]).map(Number)
  const within = (one: number | undefined, otherwise: number) =>
    one === undefined || Number.isNaN(one) ? otherwise : Math.min(Math.max(one, from), to)
  const places = isPair ? [within(given[0], from), within(given[1], to)] : [within(given[0], from)]
  return (
    <Slider
      aria-label={words.value}
      minValue={from}
      maxValue={to}
      step={step}
      value={places}
      onChange={(next: number[]) => onChange(isPair ? next : (next[0] ?? from))}
    >
      <SliderTrack className="relative h-8 w-full">
        <span aria-hidden className="absolute inset-x-0 top-3.5 h-1 rounded-full bg-line" />
        {places.map((_, index) => (
          <SliderThumb
            key={index}
            index={index}
            aria-label={isPair ? (index === 0 ? words.from : words.to) : words.value}
            className={classNames(
              focusRing,
              'top-1/2 size-5 rounded-full border-2 border-accent bg-surface shadow-raised',
            )}
          />
        ))}
      </SliderTrack>
    </Slider>
  )
}
