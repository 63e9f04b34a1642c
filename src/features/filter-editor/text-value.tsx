import { useId, useMemo, useState, type ClipboardEvent } from 'react'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { splitChoices, splitIds, type SplitValues } from '#domain/pasted/split-values.ts'
import { classNames } from '#ui/class-names.ts'
import { pastedText } from '#ui/split-pasted.ts'
import { useEditor } from './editor-context.ts'
import { RowError } from './row-error.tsx'
import { besideIcon, rowInput } from './row-styles.ts'
import { comboBox, Suggestions } from './suggestions-part.tsx'
import { TokenInput } from './token-input.tsx'
import { useTypedValue } from './use-typed-value.ts'
import type { ValueProps } from './value-props.ts'
import * as words from './words.ts'

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []

/** One text or a list, with the column's known values as suggestions. */
export function TextValue(props: ValueProps) {
  const { filter, onChange, error } = props
  const { type, operator, value, column_id } = filter
  const split = useSplit(filter)
  const arity = type && operator ? operatorRow(type, operator)?.arity : 'one'
  // A single-line field cannot show line ends.
  const hasLines = typeof value === 'string' && /[\r\n]/.test(value)
  if (arity !== 'many' && !Array.isArray(value) && !hasLines) return <OneText {...props} />
  return (
    <TokenInput
      columnId={column_id}
      value={listOf(value)}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
      error={error}
      {...(split ? { split } : {})}
    />
  )
}

/** Pasted ids and allowed values are split into several values; any other text is one. */
function useSplit({ type, column_id: id }: DraftFilter): SplitValues | undefined {
  const { columnOf } = useEditor()
  const allowed = id === undefined ? null : columnOf(id)?.allowed_values
  return useMemo(() => {
    if (type === 'id') return splitIds
    return allowed && allowed.length > 0 ? splitChoices(new Set(allowed.map(String))) : undefined
  }, [type, allowed])
}

function OneText({ filter, onChange, error }: ValueProps) {
  const { type, value, column_id } = filter
  const errorId = useId()
  const [focused, setFocused] = useState<HTMLInputElement | null>(null)
  const [text, change] = useTypedValue(typeof value === 'string' ? value : '', (next) =>
    onChange(next === '' ? undefined : next),
  )
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
    setFocused(null)
    const values = type === 'id' && text !== '' ? splitIds(text) : [text]
    if (values[0] !== text || values.length > 1) onChange(values.length > 1 ? values : values[0])
  }
  return (
    <>
      <input
        {...comboBox}
        dir="auto"
        aria-label={words.value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : errorId}
        value={text}
        placeholder={value === '' ? words.emptyText : words.typeValue}
        onChange={(event) => change(event.target.value)}
        onPaste={onPaste}
        onFocus={(event) => setFocused(event.target)}
        onBlur={onBlur}
        className={classNames(rowInput, besideIcon, type === 'id' ? 'w-80' : 'w-52')}
      />
      {focused ? (
        <Suggestions input={focused} columnId={column_id} text={text} onChoose={onChange} />
      ) : null}
      <RowError id={errorId} error={error} />
    </>
  )
}
