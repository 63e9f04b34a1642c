import { queuePath } from './queue-path.ts'
import type { Session } from './session.ts'

/** The absolute address that exports of a queue are asked for at. */
export const exportAddress = (
  { connection }: Pick<Session, 'connection'>,
  queueId: string,
): string =>
  new URL(connection.base_url + queuePath(queueId, '/records/export'), location.href).href
