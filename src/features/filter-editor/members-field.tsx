import { useState } from 'react'
import { ChevronDown } from 'lucide-react'
import { changeLeaf } from '#domain/filter-tree/filter-edit.ts'
import {
  isAnnotatorIn,
  mayAnnotate,
  memberName,
  queueRoleSchema,
  type QueueUser,
} from '#domain/contract/queues.ts'
import { Button } from '#ui/button.tsx'
import { FieldError } from '#ui/field-error.tsx'
import { Popover, PopoverTrigger } from '#ui/popover.tsx'
import { SearchList } from '#ui/search-list.tsx'
import { Segmented } from '#ui/segmented.tsx'
import type { FieldProps } from './column-field.tsx'
import { useEditor } from './editor-context.ts'

const canAnnotate = ({ role }: QueueUser): boolean => {
  const known = queueRoleSchema.safeParse(role)
  return !known.success || mayAnnotate(known.data)
}

/** Whose ratings “fully annotated” needs: all tracked members, or chosen ones. */
export function MembersField({ nodeKey, filter, error }: FieldProps) {
  const { members, edit, queue } = useEditor()
  const isAnnotator = isAnnotatorIn(members, queue.session.user.id)
  const text =
    isAnnotator && !filter.user_ids ? 'you' : membersText(filter.user_ids ?? null, members)
  const [search, setSearch] = useState('')
  const chosen = filter.user_ids ?? null
  const choose = (user_ids: readonly string[] | null) =>
    edit((root) => changeLeaf(root, nodeKey, (now) => ({ ...now, user_ids })))
  const tracked = members?.filter((member) => member.track_progress && canAnnotate(member))
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
    <span data-field="user_ids" className="flex flex-wrap items-center gap-1.5">
      <span className="text-ink-2">by</span>
      <PopoverTrigger>
        <Button size="small" aria-label={`Members: ${text}`}>
          <span translate={chosen?.length ? 'no' : 'yes'} className="max-w-64 truncate">
            {text}
          </span>
          {chosen === null && tracked && !isAnnotator ? (
            <span className="text-xs text-ink-3">{tracked.length}</span>
          ) : null}
          <ChevronDown className="size-3.5! text-ink-3" aria-hidden />
        </Button>
        <Popover label="Members" placement="bottom start" className="w-80">
          <div className="p-2">
            <Segmented
              label="Whose ratings"
              items={[
                { id: 'tracked', label: isAnnotator ? 'You' : 'Everyone tracked' },
                { id: 'chosen', label: 'Selected members' },
              ]}
              value={chosen === null ? 'tracked' : 'chosen'}
              onChange={(kind) => choose(kind === 'tracked' ? null : [])}
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
              onSelect={choose}
              emptyText={
                members === null ? 'This service doesn’t list its members.' : 'No matching members.'
              }
            />
          )}
        </Popover>
      </PopoverTrigger>
      {error === undefined ? null : <FieldError>{error}</FieldError>}
    </span>
  )
}

function membersText(
  chosen: readonly string[] | null,
  members: readonly QueueUser[] | null,
): string {
  if (chosen === null) return 'everyone tracked'
  if (chosen.length === 0) return 'no one yet'
  const names = chosen.map((id) => {
    const member = members?.find((one) => one.user_id === id)
    return member ? memberName(member) : id
  })
  return names.join(', ')
}
