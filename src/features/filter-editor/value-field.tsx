import { factsOf } from '#domain/contract/filter-types.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import type { DraftValue } from '#domain/filter-tree/draft.ts'
import { changeCondition, needsNoValue } from '#domain/filter-tree/condition.ts'
import { withValue } from '#domain/filter-tree/leaf-edit.ts'
import { CaseToggle } from './case-toggle.tsx'
import type { FieldProps } from './column-field.tsx'
import { DateValue } from './date-value.tsx'
import { useEditor } from './editor-context.ts'
import { MembersField } from './members-field.tsx'
import { NumberValue } from './number-value.tsx'
import { opens } from './row-controls.ts'
import { RowError } from './row-error.tsx'
import { boxButton, rowButton } from './row-styles.ts'
import { TextValue } from './text-value.tsx'
import type { ValueProps } from './value-props.ts'
import * as words from './words.ts'

export function ValueField(props: FieldProps & { readonly isCurrent: boolean }) {
  const { nodeKey, filter, error, isCurrent } = props
  const { edit } = useEditor()
  if (!filter.type) return null
  if (filter.type === 'fully_annotated') return <MembersField filter={filter} error={error} />
  if (needsNoValue(filter)) return null
  const Editor = editors[filter.type]
  const onChange = (value: DraftValue | undefined) =>
    edit((root) => changeCondition(root, nodeKey, (now) => withValue(now, value)))
  return (
    <span data-field="value" className="flex min-w-0 flex-wrap items-center gap-1.5 max-sm:w-full">
      <Editor filter={filter} onChange={onChange} error={error} isCurrent={isCurrent} />
      {factsOf(filter.type)?.hasCase ? <CaseToggle filter={filter} /> : null}
    </span>
  )
}

function BooleanValue({ filter, error }: ValueProps) {
  const shown = typeof filter.value === 'boolean' ? String(filter.value) : words.choose
  return (
    <>
      <button
        {...opens('boolean')}
        aria-label={words.control(words.value, shown, error)}
        className={`${rowButton} ${boxButton} icon-chevron`}
      >
        {shown}
      </button>
      <RowError error={error} />
    </>
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
