import { columnLabel } from '#domain/contract/columns.ts'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { filterTypeFacts } from '#domain/contract/filter-types.ts'
import { classNames } from '#ui/class-names.ts'
import { useEditor } from './editor-context.ts'
import { LeafTypeIcon } from './leaf-types.tsx'
import { opens } from './row-controls.ts'
import { boxButton, rowButton, wordButton } from './row-styles.ts'
import * as words from './words.ts'

export type FieldProps = {
  readonly nodeKey: string
  readonly filter: DraftFilter
  readonly error: string | undefined
}

/** A column that is not in the list is typed, with its type. */
export function ColumnField(props: Omit<FieldProps, 'nodeKey'> & { readonly isMuted: boolean }) {
  const { filter, error, isMuted } = props
  const { columnOf } = useEditor()
  const { column_id: id, type } = filter
  const column = id === undefined ? undefined : columnOf(id)
  const shown = column ? columnLabel(column) : id
  const typeText = type ? filterTypeFacts[type].label : words.choose
  return (
    <>
      <button
        {...opens('column')}
        data-field="column_id"
        aria-label={words.control(words.column, shown ?? words.chooseColumn, error)}
        className={classNames(
          rowButton,
          id === undefined ? boxButton : wordButton,
          'max-w-72 font-medium',
          id === undefined && 'icon-chevron',
          isMuted && 'line-through',
          error !== undefined && 'border-bad!',
        )}
      >
        {column?.filter_type ? <LeafTypeIcon type={column.filter_type} /> : null}
        {shown === undefined ? (
          <span className="text-ink-3">{words.chooseColumn}</span>
        ) : (
          <span translate="no" className="truncate">
            {shown}
          </span>
        )}
      </button>
      {id !== undefined && !column ? (
        <span data-field="type" className={isMuted ? 'line-through' : ''}>
          <button
            {...opens('type')}
            aria-label={words.control(words.columnType, typeText)}
            className={classNames(rowButton, wordButton, 'icon-chevron')}
          >
            {type ? <LeafTypeIcon type={type} /> : null}
            {typeText}
          </button>
        </span>
      ) : null}
    </>
  )
}
