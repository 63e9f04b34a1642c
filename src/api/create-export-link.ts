import { openedLinkSchema, type ExportUrl } from '#domain/contract/endpoints/download-schemas.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask } from './http.ts'
import { queuePath } from './addresses.ts'
import type { Session } from './session.ts'

export function exportUrl(
  session: Session,
  queueId: string,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<ExportUrl | null> {
  const path = queuePath(queueId, '/records/export/url')
  const call = { method: 'POST', path, body: request, signal } as const
  return nullIfUnsupported(ask(session, call, openedLinkSchema, 'the link'))
}
