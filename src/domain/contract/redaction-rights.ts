import type { Queue, QueueRole } from './queues.ts'

/** A person's role in a queue; `admin` is an administrator of the organisation, who needs none. */
export type AccessRole = QueueRole | 'admin'

/** Whether a role may have unredacted data, and may see the ratings of everybody. */
export const mayUnredact = (role: AccessRole | null): boolean =>
  role === 'admin' || role === 'owner' || role === 'editor'

/**
 * The same from a queue's permissions, as its service lists them: owners and editors are those who may
 * update a queue. Null when the service does not say.
 */
export const mayUnredactBy = ({ permissions }: Pick<Queue, 'permissions'>): boolean | null =>
  permissions.find(({ action }) => action === 'update')?.allowed ?? null
