import { useState, type KeyboardEvent } from 'react'
import { TextField, type TextFieldProps } from './text-field.tsx'

export type NumberFieldProps = Omit<
  TextFieldProps,
  'value' | 'onChange' | 'defaultValue' | 'inputMode'
> & {
  /** A number, or the text that is no number yet; null when empty. */
  readonly value: number | string | null
  /** Gets a number when all of the text is one, else the text as typed (`''` when emptied). */
  readonly onChange: (value: number | string) => void
  /** The number that a text is, null where it is none that could be shown as it is. */
  readonly read: (text: string) => number | null
  /** What the arrow keys add; 1 unless told. */
  readonly step?: number
}

/** Keeps what is typed even when it is no number: the text `1.` must survive on the way to `1.5`. */
export function NumberField(given: NumberFieldProps) {
  const { value, onChange, read, step = 1, onKeyDown, ...props } = given
  const [typed, setTyped] = useState('')
  const toValue = (text: string): number | string => read(text) ?? text
  const text = toValue(typed) === (value ?? '') ? typed : String(value ?? '')
  const change = (next: string) => {
    setTyped(next)
    onChange(toValue(next))
  }
  const stepBy = (event: KeyboardEvent, by: number) => {
    const number = text.trim() === '' ? 0 : toValue(text)
    if (typeof number !== 'number') return
    event.preventDefault()
    const digits = Math.max(decimals(number), decimals(by))
    change(String(Number((number + by).toFixed(Math.min(digits, 20)))))
  }
  return (
    <TextField
      {...props}
      inputMode="decimal"
      value={text}
      onChange={change}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (event.key === 'ArrowUp') stepBy(event, event.shiftKey ? step * 10 : step)
        if (event.key === 'ArrowDown') stepBy(event, event.shiftKey ? -step * 10 : -step)
      }}
    />
  )
}

function decimals(number: number): number {
  const [mantissa = '', power = '0'] = String(number).split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(power))
}
