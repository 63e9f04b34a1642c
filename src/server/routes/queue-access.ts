import { failure } from '#server/http/api-failure.ts'
import { checkUuid4 } from '#domain/request-check/check-uuid.ts'
import type { Column } from '#domain/contract/columns.ts'
import { isAskedToRate, type QueueFolder, type QueueMember } from '#domain/contract/queue-folder.ts'
import { maySeeUnredacted, type QueueRole } from '#domain/contract/queues.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import type { AppContext, AppDependencies } from '#server/http/app-env.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'
import type { Person } from '#server/sign-in/accounts.ts'
import type { Caller, StoredQueue, Viewpoint } from '#server/store/store.ts'

/** A queue as one person may use it (`semantics.md`, "Who may"). */
export type QueueAccess = {
  readonly person: Person
  readonly role: QueueRole | 'admin'
  readonly queue: StoredQueue
  readonly may_unredact: boolean
  /** The columns this person may list, filter on and select. */
  readonly columns: readonly Column[]
  readonly member_ids: readonly Uuid[]
  readonly viewpoint: Viewpoint
  readonly caller: Caller
}

/** Every operation on a queue checks, in this order: credentials, form of the id, queue, right to read. */
export async function authoriseQueue(
  c: AppContext,
  dependencies: AppDependencies,
): Promise<QueueAccess> {
  const person = await authenticate(c, dependencies)
  const queueId = checkUuid4(c.req.param('queue_id'), () => ['path', 'queue_id'])
  if (typeof queueId !== 'string') throw failure.invalid([queueId])
  return queueFor(person, queueId, dependencies.shelf, c.req.raw.signal)
}

/** A queue for someone who is signed in; the store stops its work for them when `signal` aborts. */
export function queueFor(
  person: Person,
  queueId: Uuid,
  shelf: AppDependencies['shelf'],
  signal: AbortSignal,
): QueueAccess {
  const queue = shelf.find(queueId)
  if (!queue) {
    const pending = shelf.findPending(queueId)
    if (!pending) throw failure.noQueue()
    throw roleIn(pending, person) ? failure.preparing(pending.queue.name) : failure.notReadable()
  }
  const role = roleIn(queue, person)
  if (!role) throw failure.notReadable()
  return accessAs(person, role, queue, signal)
}

export function roleIn(
  queue: Pick<QueueFolder, 'users'>,
  person: Person,
): QueueRole | 'admin' | null {
  if (person.is_admin) return 'admin'
  return queue.users.find((member) => member.user_id === person.user_id)?.role ?? null
}

/** Who may have unredacted data may see everybody's ratings, too. */
export const maySeeAllRatings = (role: QueueRole | 'admin' | null): boolean =>
  role === 'admin' || (role !== null && maySeeUnredacted(role))

function accessAs(
  person: Person,
  role: QueueRole | 'admin',
  queue: StoredQueue,
  signal: AbortSignal,
): QueueAccess {
  const may_unredact = maySeeAllRatings(role)
  return {
    person,
    role,
    queue,
    may_unredact,
    columns: may_unredact
      ? queue.columns
      : queue.columns.filter((column) => !column.id.startsWith('feedback/')),
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

/** The columns of a file or page that names none: all that are not empty, in the listed order. */
export const columnsWithValues = (columns: readonly Column[]): string[] =>
  columns.filter((column) => !column.is_empty).map((column) => column.id)
