import {
  keptExportSchema,
  sharedExportSchema,
  sharedListAnswerSchema,
  type KeptExport,
  type ListedExport,
} from '#domain/contract/endpoints/shared-export-schemas.ts'
import { ownQueuePath } from './addresses.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, send } from './http.ts'
import type { Session } from './session.ts'

export async function keepShared(
  session: Session,
  queueId: string,
  configuration: unknown,
): Promise<KeptExport | null> {
  const path = ownQueuePath(queueId, '/shared')
  const call = { method: 'POST', path, body: configuration } as const
  return nullIfUnsupported(ask(session, call, keptExportSchema, 'the shared export'))
}

export async function readShared(session: Session, hash: string): Promise<unknown> {
  const call = { method: 'GET', path: `/winnow/shared/${hash}` } as const
  return (await ask(session, call, sharedExportSchema, 'the shared export')).configuration
}

export async function listShared(
  session: Session,
  signal: AbortSignal,
): Promise<readonly ListedExport[] | null> {
  const call = { method: 'GET', path: '/winnow/shared', signal } as const
  const answer = await nullIfUnsupported(
    ask(session, call, sharedListAnswerSchema, 'the shared exports'),
  )
  return answer?.shared ?? null
}

export async function deleteShared(
  { connection, credentials }: Session,
  hash: string,
): Promise<void> {
  await send(connection, credentials, { method: 'DELETE', path: `/winnow/shared/${hash}` })
}
