import { useState } from 'react'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { isAnnotatorIn, memberName } from '#domain/contract/queues.ts'
import { SearchList } from '#ui/search-list.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { useEditor } from './editor-context.ts'

export type MembersListProps = {
  readonly filter: DraftFilter
  readonly onChange: (userIds: readonly string[] | null) => void
  readonly isNegated: boolean
  /** Puts a NOT around the condition, or removes it. */
  readonly onNegate: () => void
}

export function MembersList(props: MembersListProps) {
  const { filter, onChange, isNegated, onNegate } = props
  const { members, queue } = useEditor()
  const [search, setSearch] = useState('')
  const chosen = filter.user_ids ?? null
  const isAnnotator = isAnnotatorIn(members, queue.session.user.id)
  const section = {
    id: 'members',
    label: 'Members',
    items: (members ?? []).map((member) => ({
      id: member.user_id,
      label: memberName(member),
      description: member.email,
      hint: member.role,
    })),
  }
  return (
    <div className="w-80">
      <div className="flex flex-col items-start gap-2 p-2">
        <Segmented
          label="Fully annotated"
          items={[
            { id: 'is', label: 'Is fully annotated' },
            { id: 'is_not', label: 'Is not' },
          ]}
          value={isNegated ? 'is_not' : 'is'}
          onChange={onNegate}
        />
        <Segmented
          label="Whose ratings"
          items={[
            { id: 'tracked', label: isAnnotator ? 'You' : 'Everyone tracked' },
            { id: 'chosen', label: 'Selected members' },
          ]}
          value={chosen === null ? 'tracked' : 'chosen'}
          onChange={(kind) => onChange(kind === 'tracked' ? null : [])}
        />
      </div>
      {chosen === null ? (
        <p className="px-3 pb-3 text-xs text-ink-3">
          {isAnnotator
            ? 'As an annotator, you can only filter by your own ratings.'
            : 'All members who can annotate and whose progress is tracked.'}
        </p>
      ) : (
        <SearchList
          label="Members"
          sections={[section]}
          search={search}
          onSearch={setSearch}
          selectionMode="multiple"
          selectedIds={chosen}
          onSelect={onChange}
          emptyText={
            members === null ? 'This service doesn’t list its members.' : 'No matching members.'
          }
        />
      )}
    </div>
  )
}
