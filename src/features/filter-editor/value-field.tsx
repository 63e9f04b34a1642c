import { changeLeaf } from '#domain/filter-tree/filter-edit.ts'
import { readExactNumber } from '#domain/text/decimal.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { withValue } from '#domain/filter-tree/leaf-edit.ts'
import type { DraftValue } from '#domain/filter-tree/draft.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { CaseToggle } from './case-toggle.tsx'
import type { FieldProps } from './column-field.tsx'
import { useEditor } from './editor-context.ts'
import { TextValue } from './text-value.tsx'
import type { ValueProps } from './value-props.ts'

// Calendars and sliders load with the first field that needs them.
const DateValue = lazyPart(async () => (await import('./date-value.tsx')).DateValue, {
  name: 'The date field',
  look: 'row',
  waiting: <Skeleton className="h-8 w-28" />,
})
const MembersField = lazyPart(async () => (await import('./members-field.tsx')).MembersField, {
  name: 'The member list',
  look: 'row',
  waiting: <Skeleton className="h-8 w-28" />,
})
const RangePicker = lazyPart(async () => (await import('./range-picker.tsx')).RangePicker, {
  name: 'The slider',
  look: 'icon',
})

export function ValueField({ nodeKey, filter, error }: FieldProps) {
  const { edit } = useEditor()
  if (!filter.type) return null
  if (filter.type === 'fully_annotated') {
    return <MembersField nodeKey={nodeKey} filter={filter} error={error} />
  }
  const Editor = editors[filter.type]
  const onChange = (value: DraftValue | undefined) =>
    edit((root) => changeLeaf(root, nodeKey, (now) => withValue(now, value)))
  return (
    <span className="flex max-w-full min-w-0 items-start gap-1.5">
      <span data-field="value" className="flex min-w-0 flex-wrap items-center gap-1.5">
        <Editor filter={filter} onChange={onChange} error={error} />
      </span>
      <CaseToggle nodeKey={nodeKey} filter={filter} />
    </span>
  )
}

/** A long number, which needs a wider field. */
const isLong = (value: DraftValue | undefined): boolean =>
  typeof value !== 'object' && String(value ?? '').length > 10

const numberOrUndefined = (value: number | string) => (value === '' ? undefined : value)

function NumberValue({ filter, onChange, error }: ValueProps) {
  const { value, operator } = filter
  if (filter.type && operator && operatorRow(filter.type, operator)?.arity === 'pair') {
    return <NumberRange filter={filter} onChange={onChange} error={error} />
  }
  return (
    <>
      <NumberField
        label="Value"
        hidesLabel
        size="small"
        isInLine
        read={readExactNumber}
        className={isLong(value) ? 'w-56' : 'w-28'}
        value={typeof value === 'number' || typeof value === 'string' ? value : null}
        onChange={(next) => onChange(numberOrUndefined(next))}
        {...(error === undefined ? {} : { error })}
      />
      <RangePicker filter={filter} onChange={onChange} />
    </>
  )
}

function NumberRange({ filter, onChange, error }: ValueProps) {
  const [min = '', max = ''] = typeof filter.value === 'object' ? filter.value : []
  const change = (ends: readonly [number | string, number | string]) =>
    onChange(ends.every((end) => end === '') ? undefined : ends)
  return (
    <>
      <NumberField
        label="From"
        hidesLabel
        size="small"
        isInLine
        read={readExactNumber}
        className={isLong(min) ? 'w-56' : 'w-24'}
        value={min}
        onChange={(next) => change([next, max])}
        {...(error === undefined ? {} : { error })}
      />
      <span className="text-ink-3">and</span>
      <NumberField
        label="To"
        hidesLabel
        size="small"
        isInLine
        read={readExactNumber}
        className={isLong(max) ? 'w-56' : 'w-24'}
        value={max}
        onChange={(next) => change([min, next])}
      />
      <RangePicker filter={filter} onChange={onChange} />
    </>
  )
}

function BooleanValue({ filter, onChange, error }: ValueProps) {
  return (
    <Select
      label="Value"
      hidesLabel
      size="small"
      items={[
        { id: 'true', label: 'true' },
        { id: 'false', label: 'false' },
      ]}
      value={typeof filter.value === 'boolean' ? (filter.value ? 'true' : 'false') : null}
      onChange={(value) => onChange(value === 'true')}
      {...(error === undefined ? {} : { error })}
    />
  )
}

const editors = {
  text: TextValue,
  id: TextValue,
  collection: TextValue,
  number: NumberValue,
  date: DateValue,
  boolean: BooleanValue,
} as const satisfies Record<
  Exclude<FilterType, 'fully_annotated'>,
  (props: ValueProps) => React.ReactNode
>
