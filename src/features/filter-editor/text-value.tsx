import { useState } from 'react'
import { operatorRow } from '#domain/filter-operators.ts'
import { SuggestField } from '#ui/suggest-field.tsx'
import { TokenField } from '#ui/token-field.tsx'
import { useOfferedValues } from './column-values.ts'
import type { ValueProps } from './value-field.tsx'

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []

/** One text, or a list of them; a value that the column is known to have is offered. */
export function TextValue({ filter, onChange, error }: ValueProps) {
  const { type, operator, value, column_id } = filter
  const [search, setSearch] = useState('')
  const suggestions = useOfferedValues(column_id, typeof value === 'string' ? value : search)
  const arity = type && operator ? operatorRow(type, operator)?.arity : 'one'
  const parts = {
    label: 'Value',
    hidesLabel: true,
    size: 'small',
    ...(error === undefined ? {} : { error }),
  } as const
  if (arity === 'many' || Array.isArray(value)) {
    return (
      <TokenField
        {...parts}
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
  const placeholder = value === '' ? 'the empty text' : 'Type a value'
  // One and the same field before and after the values are known: what is typed stays.
  return (
    <SuggestField
      {...parts}
      className={type === 'id' ? 'w-80 max-w-full' : 'w-52 max-w-full'}
      suggestions={suggestions}
      value={text}
      // The field also tells of the value that it was given.
      onChange={(next) => {
        if (next !== text) change(next)
      }}
      placeholder={placeholder}
    />
  )
}
