import { useState, type KeyboardEvent } from 'react'
import { TextField, type TextFieldProps } from './text-field.tsx'

export type NumberFieldProps = Omit<
  TextFieldProps,
  'value' | 'onChange' | 'defaultValue' | 'inputMode'
> & {
  /** A number, a text that is not a number yet, or null when empty. */
  readonly value: number | string | null
  /** Gets a number if the whole text is one, otherwise the typed text. */
  readonly onChange: (value: number | string) => void
  /** Null for a text that is not a number or would be shown differently. */
  readonly read: (text: string) => number | null
  readonly step?: number
}

/** Keeps a text that is not a number yet: `1.` on the way to `1.5`. */
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
