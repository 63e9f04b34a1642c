import type { Queue, QueueRole } from './queues.ts'

/** A user's role in a queue. `admin` is an administrator of the organisation, who needs no role. */
export type AccessRole = QueueRole | 'admin'

/** Whether a role may have unredacted data and see the ratings of all members. */
export const mayUnredact = (role: AccessRole | null): boolean =>
  role === 'admin' || role === 'owner' || role === 'editor'

/**
 * The same from the permissions of a queue: owners and editors may update it. Null if the service
 * does not list them.
 */
export const mayUnredactBy = ({ permissions }: Pick<Queue, 'permissions'>): boolean | null =>
  permissions.find(({ action }) => action === 'update')?.allowed ?? null
