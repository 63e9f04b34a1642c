import { z } from '#domain/contract/zod.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, send } from './http.ts'
import type { Session } from './session.ts'

const keptSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Servers of an earlier version keep it for good. */
  expires_at: z.iso.datetime().nullable().default(null),
})
export type Kept = z.output<typeof keptSchema>
const sharedSchema = z.object({ configuration: z.record(z.string(), z.unknown()) })

/** Keeps a configuration on the server, for those who can read its queue; null where it keeps none. */
export async function keepShared(
  session: Session,
  queueId: string,
  configuration: unknown,
): Promise<Kept | null> {
  const path = `/winnow/annotation_queues/${encodeURIComponent(queueId)}/shared`
  const call = { method: 'POST', path, body: configuration } as const
  return nullIfUnsupported(ask(session, call, keptSchema, 'the shared export'))
}

/** A configuration that somebody kept there, as JSON. */
export async function readShared(session: Session, hash: string): Promise<unknown> {
  const call = { method: 'GET', path: `/winnow/shared/${hash}` } as const
  return (await ask(session, call, sharedSchema, 'the shared export')).configuration
}

const listSchema = z.object({
  shared: z.array(
    z.object({
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      user_id: z.string().nullable(),
      bytes: z.number(),
      expires_at: z.iso.datetime(),
    }),
  ),
})
export type KeptExport = z.output<typeof listSchema>['shared'][number]

/** What the person keeps there; an administrator sees everybody's. Null where it keeps none. */
export async function listShared(
  session: Session,
  signal: AbortSignal,
): Promise<readonly KeptExport[] | null> {
  const call = { method: 'GET', path: '/winnow/shared', signal } as const
  const answer = await nullIfUnsupported(ask(session, call, listSchema, 'the shared exports'))
  return answer?.shared ?? null
}

/** Ends the link to a shared export, for everybody. */
export async function deleteShared(
  { connection, credentials }: Session,
  hash: string,
): Promise<void> {
  await send(connection, credentials, { method: 'DELETE', path: `/winnow/shared/${hash}` })
}
