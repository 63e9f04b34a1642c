import { z } from '#domain/contract/zod.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask } from './http.ts'
import type { Session } from './session.ts'

const progressSchema = z.object({
  state: z.enum(['waiting', 'running', 'finished', 'broken']),
  records: z.int(),
  bytes: z.number(),
  sha256: z.string().nullable(),
})
export type DownloadProgress = z.output<typeof progressSchema>

/** How far the file of a link is; `null` where nobody knows it any more. */
export function downloadProgress(
  session: Session,
  progressUrl: string,
  signal: AbortSignal,
): Promise<DownloadProgress | null> {
  // Only the path is taken: credentials go to the connection's own host and no other.
  const path = new URL(progressUrl).pathname
  const call = { method: 'GET', path, signal } as const
  return nullIfUnsupported(ask(session, call, progressSchema, 'the download'))
}
