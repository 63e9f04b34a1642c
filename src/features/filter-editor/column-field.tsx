import { likelyFilterType } from '#domain/contract/column-types.ts'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { filterTypes, type FilterType } from '#domain/contract/contract.ts'
import { changeLeaf } from '#domain/filter-tree/filter-edit.ts'
import { withColumn } from '#domain/filter-tree/leaf-edit.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { Select } from '#ui/select.tsx'
import { useEditor } from './editor-context.ts'
import { filterTypeFacts } from '#domain/contract/filter-types.ts'
import { LeafTypeIcon } from './leaf-types.tsx'

const typeItems = filterTypes.map((id) => ({
  id,
  label: filterTypeFacts[id].label,
  icon: <LeafTypeIcon type={id} />,
}))

export type FieldProps = {
  readonly nodeKey: string
  readonly filter: DraftFilter
  readonly error: string | undefined
}

/** A column that is not in the list is typed, with its type. */
export function ColumnField({ nodeKey, filter, error }: FieldProps) {
  const { columnOf, columns, sections, edit } = useEditor()
  const choose = (id: string, type?: FilterType) => {
    const likely = columns === null ? likelyFilterType(id) : (filter.type ?? 'text')
    const given = columnOf(id)?.filter_type ?? type ?? likely
    const column = { id, filter_type: given }
    edit((root) => changeLeaf(root, nodeKey, (now) => withColumn(now, column)))
  }
  const isTyped = filter.column_id !== undefined && columnOf(filter.column_id) === undefined
  return (
    <>
      <span data-field="column_id" className="flex min-w-0">
        <ComboBox
          label="Column"
          variant={filter.column_id === undefined ? 'field' : 'quiet'}
          size="small"
          sections={sections}
          value={filter.column_id ?? null}
          onChange={choose}
          customLabel={(text) => `Use column ID “${text}”`}
          placeholder="Choose a column"
          searchPlaceholder="Search columns"
          emptyText={
            columns === null
              ? 'This service doesn’t list its columns. Type an ID.'
              : 'No matching columns.'
          }
          className="max-w-72 font-medium"
          {...(error === undefined ? {} : { error })}
        />
      </span>
      {isTyped ? (
        <span data-field="type">
          <Select
            label="Column type"
            hidesLabel
            size="small"
            variant="quiet"
            items={typeItems}
            value={filter.type ?? null}
            onChange={(type) => choose(filter.column_id ?? '', type)}
          />
        </span>
      ) : null}
    </>
  )
}
