import { conditionOperators, type Condition } from '#domain/filter-tree/condition.ts'
import { classNames } from '#ui/class-names.ts'
import type { FieldProps } from './column-field.tsx'
import { opens } from './row-controls.ts'
import { RowError } from './row-error.tsx'
import { rowButton, wordButton } from './row-styles.ts'
import * as words from './words.ts'

export type OfferedOperator = { readonly id: string; readonly label: string }

/** The operators of a condition's type, worded for its value. Empty if the type has none. */
export function offeredOperators({ type, value }: Condition): readonly OfferedOperator[] {
  if (!type || type === 'fully_annotated') return []
  const isMany = Array.isArray(value) && value.length > 1
  return conditionOperators(type).map(([id, { label, arity }]) => ({
    id,
    label: isMany && arity !== 'pair' ? manyLabel(id, label) : label,
  }))
}

/** “contains” with a list means any of its values, and the label says so. */
const manyLabel = (operator: string, label: string): string =>
  operator === 'contains' ? words.anyOf(label) : label

export function OperatorField({ filter, error }: Omit<FieldProps, 'nodeKey'>) {
  const operators = offeredOperators(filter)
  if (operators.length === 0) return null
  const chosen = operators.find(({ id }) => id === filter.operator)
  const shown = chosen?.label ?? words.chooseOperator
  return (
    <span data-field="operator">
      <button
        {...opens('operator')}
        aria-label={words.control(words.operator, shown, error)}
        className={classNames(
          rowButton,
          wordButton,
          'icon-chevron',
          chosen ? 'text-ink-2' : 'text-ink-3',
          error !== undefined && 'border-bad!',
        )}
      >
        {shown}
      </button>
      <RowError error={error} />
    </span>
  )
}
