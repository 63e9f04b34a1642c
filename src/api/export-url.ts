import { z } from '#domain/contract/zod.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask } from './http.ts'
import { queuePath } from './queue-path.ts'
import type { Session } from './session.ts'

const exportUrlSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  file_name: z.string().catch('export'),
  /** Tells how far the file is; ours alone. */
  progress_url: z.url({ protocol: /^https?$/ }).optional(),
})
export type ExportUrl = z.output<typeof exportUrlSchema>

/** Asks for a link that gives the file to the browser itself; `null` where the service makes none. */
export function exportUrl(
  session: Session,
  queueId: string,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<ExportUrl | null> {
  const path = queuePath(queueId, '/records/export/url')
  const call = { method: 'POST', path, body: request, signal } as const
  return nullIfUnsupported(ask(session, call, exportUrlSchema, 'the link'))
}
