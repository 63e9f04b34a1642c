import { useId, useState, type KeyboardEvent } from 'react'
import type { DraftValue } from '#domain/filter-tree/draft.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { readExactNumber } from '#domain/text/decimal.ts'
import { classNames } from '#ui/class-names.ts'
import { RangeButton } from './range-button.tsx'
import { RowError } from './row-error.tsx'
import { rowInput } from './row-styles.ts'
import { useTypedValue } from './use-typed-value.ts'
import type { ValueProps } from './value-props.ts'
import * as words from './words.ts'

/** A number, a text that is not a number yet, or nothing. */
type Typed = number | string | null

export function NumberValue({ filter, onChange, error }: ValueProps) {
  const { type, value, operator } = filter
  const errorId = useId()
  const problem = { error, errorId }
  const isPair = type && operator && operatorRow(type, operator)?.arity === 'pair'
  const [min = '', max = ''] = typeof value === 'object' ? value : []
  const changePair = (ends: readonly [number | string, number | string]) =>
    onChange(ends.every((end) => end === '') ? undefined : ends)
  return (
    <>
      {isPair ? (
        <>
          <NumberInput
            {...problem}
            label={words.from}
            value={min}
            width="w-24"
            onChange={(next) => changePair([next, max])}
          />
          <span className="text-ink-3">{words.and}</span>
          <NumberInput
            label={words.to}
            value={max}
            width="w-24"
            onChange={(next) => changePair([min, next])}
          />
        </>
      ) : (
        <NumberInput
          {...problem}
          label={words.value}
          value={typeof value === 'number' || typeof value === 'string' ? value : null}
          width="w-28"
          onChange={(next) => onChange(next === '' ? undefined : next)}
        />
      )}
      <RangeButton condition={filter} />
      <RowError id={errorId} error={error} />
    </>
  )
}

type NumberInputProps = {
  readonly label: string
  readonly value: Typed
  /** Gets a number if the whole text is one, otherwise the typed text. */
  readonly onChange: (value: number | string) => void
  readonly width: string
  readonly error?: string | undefined
  readonly errorId?: string
}

const toValue = (text: string): number | string => readExactNumber(text) ?? text

/** A long number needs a wider field. */
const isLong = (value: DraftValue | null): boolean => String(value ?? '').length > 10

/** Keeps a text that is not a number yet: `1.` on the way to `1.5`. */
function NumberInput({ label, value, onChange, width, error, errorId }: NumberInputProps) {
  const [typed, setTyped] = useState('')
  const [shown, type] = useTypedValue<Typed>(value, (next) => onChange(next ?? ''))
  const text = toValue(typed) === (shown ?? '') ? typed : String(shown ?? '')
  const change = (next: string) => {
    setTyped(next)
    type(toValue(next))
  }
  const stepBy = (event: KeyboardEvent, by: number) => {
    const number = text.trim() === '' ? 0 : toValue(text)
    if (typeof number !== 'number') return
    event.preventDefault()
    const digits = Math.max(decimals(number), decimals(by))
    change(String(Number((number + by).toFixed(Math.min(digits, 20)))))
  }
  return (
    <input
      aria-label={label}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : errorId}
      inputMode="decimal"
      value={text}
      onChange={(event) => change(event.target.value)}
      onKeyDown={(event) => {
        const by = event.shiftKey ? 10 : 1
        if (event.key === 'ArrowUp') stepBy(event, by)
        if (event.key === 'ArrowDown') stepBy(event, -by)
      }}
      className={classNames(rowInput, isLong(shown) ? 'w-56' : width)}
    />
  )
}

function decimals(number: number): number {
  const [mantissa = '', power = '0'] = String(number).split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(power))
}
