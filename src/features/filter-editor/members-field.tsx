import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import {
  isAnnotatorIn,
  mayAnnotate,
  memberName,
  queueRoleSchema,
  type QueueUser,
} from '#domain/contract/queues.ts'
import { classNames } from '#ui/class-names.ts'
import { useEditor } from './editor-context.ts'
import { opens } from './row-controls.ts'
import { RowError } from './row-error.tsx'
import { boxButton, rowButton } from './row-styles.ts'
import * as words from './words.ts'

export type MembersFieldProps = {
  readonly filter: DraftFilter
  readonly error: string | undefined
}

/** Whose ratings “fully annotated” needs: all tracked members, or chosen ones. */
export function MembersField({ filter, error }: MembersFieldProps) {
  const { members, queue } = useEditor()
  const chosen = filter.user_ids ?? null
  const isAnnotator = isAnnotatorIn(members, queue.session.user.id)
  const text = isAnnotator && !chosen ? words.you : membersText(chosen, members)
  const tracked = members?.filter((member) => member.track_progress && canAnnotate(member))
  return (
    <span data-field="user_ids" className="flex flex-wrap items-center gap-1.5">
      <span className="text-ink-2">{words.by}</span>
      <button
        {...opens('members')}
        aria-label={words.control(words.members, text)}
        className={classNames(rowButton, boxButton, 'icon-chevron')}
      >
        <span translate={chosen?.length ? 'no' : 'yes'} className="max-w-64 truncate">
          {text}
        </span>
        {chosen === null && tracked && !isAnnotator ? (
          <span className="text-xs text-ink-3">{tracked.length}</span>
        ) : null}
      </button>
      <RowError error={error} />
    </span>
  )
}

const canAnnotate = ({ role }: QueueUser): boolean => {
  const known = queueRoleSchema.safeParse(role)
  return !known.success || mayAnnotate(known.data)
}

function membersText(
  chosen: readonly string[] | null,
  members: readonly QueueUser[] | null,
): string {
  if (chosen === null) return words.everyoneTracked
  if (chosen.length === 0) return words.noOneYet
  const names = chosen.map((id) => {
    const member = members?.find((one) => one.user_id === id)
    return member ? memberName(member) : id
  })
  return names.join(', ')
}
