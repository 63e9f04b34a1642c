import { queuePath } from './queue-path.ts'
import { serviceAddress } from './service-address.ts'
import type { Session } from './session.ts'

/** The absolute address that exports of a queue are asked for at. */
export const exportAddress = (
  { connection }: Pick<Session, 'connection'>,
  queueId: string,
): string =>
  new URL(serviceAddress(connection, queuePath(queueId, '/records/export')), location.href).href
