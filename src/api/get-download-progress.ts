import {
  downloadProgressSchema,
  type DownloadProgress,
} from '#domain/contract/endpoints/download-schemas.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask } from './http.ts'
import type { Session } from './session.ts'

export function downloadProgress(
  session: Session,
  progressUrl: string,
  signal: AbortSignal,
): Promise<DownloadProgress | null> {
  // Only the path is used: credentials must not go to another host.
  const path = new URL(progressUrl).pathname
  const call = { method: 'GET', path, signal } as const
  return nullIfUnsupported(ask(session, call, downloadProgressSchema, 'the download'))
}
