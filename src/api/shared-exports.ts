import { z } from '#domain/zod.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask } from './http.ts'
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
