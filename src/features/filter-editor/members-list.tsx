import { useState } from 'react'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { isAnnotatorIn, memberName } from '#domain/contract/queues.ts'
import { SearchList } from '#ui/search-list.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { useEditor } from './editor-context.ts'
import * as words from './words.ts'

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
    label: words.members,
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
          label={words.fullyAnnotated}
          items={[
            { id: 'is', label: words.isFullyAnnotated },
            { id: 'is_not', label: words.isNot },
          ]}
          value={isNegated ? 'is_not' : 'is'}
          onChange={onNegate}
        />
        <Segmented
          label={words.whoseRatings}
          items={[
            { id: 'tracked', label: isAnnotator ? words.onlyYou : words.allTracked },
            { id: 'chosen', label: words.selectedMembers },
          ]}
          value={chosen === null ? 'tracked' : 'chosen'}
          onChange={(kind) => onChange(kind === 'tracked' ? null : [])}
        />
      </div>
      {chosen === null ? (
        <p className="px-3 pb-3 text-xs text-ink-3">
          {isAnnotator ? words.ownRatingsOnly : words.allTrackedNote}
        </p>
      ) : (
        <SearchList
          label={words.members}
          sections={[section]}
          search={search}
          onSearch={setSearch}
          selectionMode="multiple"
          selectedIds={chosen}
          onSelect={onChange}
          emptyText={members === null ? words.membersNotListed : words.noSuchMember}
        />
      )}
    </div>
  )
}
