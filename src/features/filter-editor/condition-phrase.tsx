import type { Condition } from '#domain/filter-tree/condition.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { ColumnField } from './column-field.tsx'
import { OperatorField } from './operator-field.tsx'
import { RowError } from './row-error.tsx'
import { messageAt } from './row-problems.ts'
import { ValueField } from './value-field.tsx'

export type ConditionPhraseProps = {
  readonly nodeKey: string
  readonly condition: Condition
  readonly problems: readonly Problem[]
  readonly isMuted: boolean
  /** The row that has or had the focus last; it alone has the parts of a date. */
  readonly isCurrent: boolean
}

export function ConditionPhrase({
  nodeKey,
  condition,
  problems,
  isMuted,
  isCurrent,
}: ConditionPhraseProps) {
  const columnError = messageAt(problems, 'column_id', 'type', 'node')
  return (
    <>
      <ColumnField filter={condition} error={columnError} isMuted={isMuted} />
      {condition.column_id === undefined ? null : (
        <>
          <OperatorField filter={condition} error={messageAt(problems, 'operator')} />
          <ValueField
            nodeKey={nodeKey}
            filter={condition}
            error={messageAt(problems, 'value', 'user_ids', 'case_sensitive')}
            isCurrent={isCurrent}
          />
        </>
      )}
      <RowError error={columnError} />
    </>
  )
}
