import { memo } from 'react'
import type { DraftLeaf } from '#domain/filter-tree/draft.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { classNames } from '#ui/class-names.ts'
import { FieldError } from '#ui/field-error.tsx'
import { ColumnField } from './column-field.tsx'
import { OperatorField } from './operator-field.tsx'
import { messageAt } from './row-problems.ts'
import { ValueField } from './value-field.tsx'

export type LeafPhraseProps = {
  readonly node: DraftLeaf
  readonly problems: readonly Problem[]
  readonly isMuted: boolean
}

export const LeafPhrase = memo(function LeafPhrase({ node, problems, isMuted }: LeafPhraseProps) {
  const { filter, key } = node
  const field = (...fields: readonly string[]) => ({
    nodeKey: key,
    filter,
    error: messageAt(problems, ...fields),
  })
  const atColumn = field('column_id', 'type', 'node')
  return (
    <>
      <span className={classNames('flex min-w-0 items-start', isMuted && 'line-through')}>
        <ColumnField {...atColumn} />
      </span>
      {filter.column_id === undefined ? null : (
        <>
          <OperatorField {...field('operator')} />
          <ValueField {...field('value', 'user_ids', 'case_sensitive')} />
        </>
      )}
      {atColumn.error === undefined ? null : (
        <span className="basis-full pl-2">
          <FieldError>{atColumn.error}</FieldError>
        </span>
      )}
    </>
  )
})
