import { useMemo, useState, type ClipboardEvent } from 'react'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { splitChoices, splitIds, type SplitValues } from '#domain/pasted/split-values.ts'
import { pastedText } from '#ui/split-pasted.ts'
import { SuggestField } from '#ui/suggest-field.tsx'
import { TokenField } from '#ui/token-field.tsx'
import { useOfferedValues } from './use-offered-values.ts'
import { useEditor } from './editor-context.ts'
import type { ValueProps } from './value-props.ts'

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []

/** Pasted ids and allowed values are split into several values; any other text is one. */
function useSplit({ type, column_id: id }: DraftFilter): SplitValues | undefined {
  const { columnOf } = useEditor()
  const allowed = id === undefined ? null : columnOf(id)?.allowed_values
  return useMemo(() => {
    if (type === 'id') return splitIds
    return allowed && allowed.length > 0 ? splitChoices(new Set(allowed.map(String))) : undefined
  }, [type, allowed])
}

/** One text or a list, with the column's known values as suggestions. */
export function TextValue({ filter, onChange, error }: ValueProps) {
  const { type, operator, value, column_id } = filter
  const [search, setSearch] = useState('')
  const suggestions = useOfferedValues(column_id, typeof value === 'string' ? value : search)
  const split = useSplit(filter)
  const arity = type && operator ? operatorRow(type, operator)?.arity : 'one'
  const parts = {
    label: 'Value',
    hidesLabel: true,
    size: 'small',
    ...(error === undefined ? {} : { error }),
  } as const
  // A single-line field cannot show line ends.
  const hasLines = typeof value === 'string' && /[\r\n]/.test(value)
  if (arity === 'many' || Array.isArray(value) || hasLines) {
    return (
      <TokenField
        {...parts}
        {...(split ? { split } : {})}
        className="max-w-full min-w-40 [&_input]:w-12 [&_input]:min-w-12"
        suggestions={suggestions}
        onSearch={setSearch}
        value={listOf(value)}
        onChange={(next) => onChange(next.length === 0 ? undefined : next)}
        placeholder={listOf(value).length === 0 ? 'Type values' : ''}
      />
    )
  }
  const text = typeof value === 'string' ? value : ''
  const change = (next: string) => onChange(next === '' ? undefined : next)
  const placeholder = value === '' ? 'empty text' : 'Type a value'
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = pastedText(event.clipboardData)
    const { selectionStart, selectionEnd } = event.currentTarget
    const whole =
      text.slice(0, selectionStart ?? text.length) +
      pasted +
      text.slice(selectionEnd ?? text.length)
    const values = type === 'id' ? splitIds(whole) : [whole]
    const [one = ''] = values
    if (values.length === 1 && !pasted.includes('\n') && one === whole) return
    event.preventDefault()
    onChange(values.length === 1 && !one.includes('\n') ? one : values)
  }
  /** Rewrites an id that has look-alike characters in its standard form. */
  const onBlur = () => {
    const values = type === 'id' && text !== '' ? splitIds(text) : [text]
    if (values[0] !== text || values.length > 1) onChange(values.length > 1 ? values : values[0])
  }
  // One field before and after suggestions load, so that typed text stays. It also reports the value
  // that it received.
  return (
    <SuggestField
      {...parts}
      className={type === 'id' ? 'w-80 max-w-full' : 'w-52 max-w-full'}
      suggestions={suggestions}
      value={text}
      onChange={(next) => {
        if (next !== text) change(next)
      }}
      onPaste={onPaste}
      onBlur={onBlur}
      placeholder={placeholder}
    />
  )
}
