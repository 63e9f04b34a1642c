import type { DraftLeaf } from '#domain/filter-tree/draft.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { ColumnField } from './column-field.tsx'
import { OperatorField } from './operator-field.tsx'
import { RowError } from './row-error.tsx'
import { messageAt } from './row-problems.ts'
import { ValueField } from './value-field.tsx'

export type LeafPhraseProps = {
  readonly node: DraftLeaf
  readonly problems: readonly Problem[]
  readonly isMuted: boolean
  /** The row that has or had the focus last; it alone has the parts of a date. */
  readonly isCurrent: boolean
}

export function LeafPhrase({ node, problems, isMuted, isCurrent }: LeafPhraseProps) {
  const { filter, key } = node
  const columnError = messageAt(problems, 'column_id', 'type', 'node')
  return (
    <>
      <ColumnField filter={filter} error={columnError} isMuted={isMuted} />
      {filter.column_id === undefined ? null : (
        <>
          <OperatorField filter={filter} error={messageAt(problems, 'operator')} />
          <ValueField
            nodeKey={key}
            filter={filter}
            error={messageAt(problems, 'value', 'user_ids', 'case_sensitive')}
            isCurrent={isCurrent}
          />
        </>
      )}
      <RowError error={columnError} />
    </>
  )
}
