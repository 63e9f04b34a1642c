import { changeLeaf } from '#domain/filter-tree/filter-edit.ts'
import { operatorsOf } from '#domain/contract/filter-operators.ts'
import { withOperator } from '#domain/filter-tree/leaf-edit.ts'
import { Select } from '#ui/select.tsx'
import type { FieldProps } from './column-field.tsx'
import { useEditor } from './editor-context.ts'

export function OperatorField({ nodeKey, filter, error }: FieldProps) {
  const { edit } = useEditor()
  if (!filter.type || filter.type === 'fully_annotated') return null
  const isMany = Array.isArray(filter.value) && filter.value.length > 1
  const items = operatorsOf(filter.type).map(([id, row]) => ({
    id: id as string,
    label: isMany && row.arity !== 'pair' ? manyLabel(id, row.label) : row.label,
  }))
  return (
    <span data-field="operator">
      <Select
        label="Operator"
        hidesLabel
        size="small"
        variant="quiet"
        items={items}
        value={filter.operator ?? null}
        onChange={(operator) =>
          edit((root) => changeLeaf(root, nodeKey, (now) => withOperator(now, operator)))
        }
        placeholder="Choose an operator"
        className="text-ink-2"
        {...(error === undefined ? {} : { error })}
      />
    </span>
  )
}

/** “contains” with a list means any of its values, and the label says so. */
const manyLabel = (operator: string, label: string): string =>
  operator === 'contains' ? `${label} any of` : label
