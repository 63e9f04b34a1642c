import { failure } from '#server/http/error-answers.ts'
import { checkUuid4 } from '#domain/request-check/check-uuid.ts'
import { isInFamily, type ColumnFamily } from '#domain/contract/column-families.ts'
import type { Column } from '#domain/contract/columns.ts'
import { isAskedToRate, type QueueFolder, type QueueMember } from '#domain/contract/queue-folder.ts'
import { mayUnredact, type AccessRole } from '#domain/contract/redaction-rights.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import type { AppContext } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'
import type { Person } from '#server/sign-in/accounts.ts'
import type { Caller, StoredQueue, Viewpoint } from '#server/store/store.ts'

/** A queue and the rights of one person (`semantics.md`, "Who may"). */
export type QueueAccess = {
  readonly person: Person
  readonly role: AccessRole
  readonly queue: StoredQueue
  readonly may_unredact: boolean
  /** The columns this person may list, filter on and select. */
  readonly columns: readonly Column[]
  readonly member_ids: readonly Uuid[]
  readonly viewpoint: Viewpoint
  readonly caller: Caller
}

/** Whether a family is only for people who may see all ratings. */
const needsAllRatings = {
  metric: false,
  metadata: false,
  // A cell holds only the ratings that the person may see.
  annotations: false,
  feedback: true,
} as const satisfies Record<ColumnFamily, boolean>
const ofAllRatings = (Object.keys(needsAllRatings) as ColumnFamily[]).filter(
  (family) => needsAllRatings[family],
)

export async function authoriseQueue(
  c: AppContext,
  dependencies: RouteDependencies,
): Promise<QueueAccess> {
  const person = await authenticate(c, dependencies)
  const queueId = checkUuid4(c.req.param('queue_id'), () => ['path', 'queue_id'])
  if (typeof queueId !== 'string') throw failure.invalid([queueId])
  return accessToQueue(person, queueId, dependencies.servedQueues, c.req.raw.signal)
}

export function accessToQueue(
  person: Person,
  queueId: Uuid,
  servedQueues: RouteDependencies['servedQueues'],
  signal: AbortSignal,
): QueueAccess {
  const queue = servedQueues.find(queueId)
  if (!queue) {
    const pending = servedQueues.findPending(queueId)
    if (!pending) throw failure.noQueue()
    throw roleIn(pending, person) ? failure.preparing(pending.queue.name) : failure.notReadable()
  }
  const role = roleIn(queue, person)
  if (!role) throw failure.notReadable()
  return accessAs(person, role, queue, signal)
}

export function roleIn(queue: Pick<QueueFolder, 'users'>, person: Person): AccessRole | null {
  if (person.is_admin) return 'admin'
  return queue.users.find((member) => member.user_id === person.user_id)?.role ?? null
}

function accessAs(
  person: Person,
  role: AccessRole,
  queue: StoredQueue,
  signal: AbortSignal,
): QueueAccess {
  const may_unredact = mayUnredact(role)
  return {
    person,
    role,
    queue,
    may_unredact,
    columns: may_unredact
      ? queue.columns
      : queue.columns.filter(({ id }) => !ofAllRatings.some((family) => isInFamily(id, family))),
    member_ids: queue.users.map((member) => member.user_id),
    caller: { person: person.user_id, signal },
    viewpoint: {
      unredacted: may_unredact,
      all_ratings: may_unredact,
      ...(role === 'annotator' ? { own_ratings_of: person.user_id } : {}),
      required_users:
        role === 'annotator' ? [person.user_id] : queue.users.filter(isAskedToRate).map(userId),
    },
  }
}

const userId = (member: QueueMember) => member.user_id

/** The default columns of a file or page. */
export const columnsWithValues = (columns: readonly Column[]): string[] =>
  columns.filter((column) => !column.is_empty).map((column) => column.id)
