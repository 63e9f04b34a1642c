import { messageOf, NetworkError, ServiceError } from '#api/api-failure.ts'
import { exportUrl } from '#api/create-export-link.ts'
import { downloadProgress } from '#api/get-download-progress.ts'
import type { DownloadProgress, ExportUrl } from '#domain/contract/endpoints/download-schemas.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { downloadFrom } from '#ui/save-file.ts'
import type { FetchEvent } from './run-reducer.ts'

export type LinkRun = { readonly stop: () => void }

const pollEvery = 500
/** An unopened link expires after ten minutes. */
const openedWithin = 10 * 60_000
/** Failed polls in a row before the page stops polling. The browser's download continues. */
const maxFailedPolls = 60

export function startLink(
  session: Session,
  queueId: string,
  request: ExportRequest,
  report: (event: FetchEvent) => void,
  refuse: (error: ServiceError) => void,
): LinkRun {
  const control = new AbortController()
  const { signal } = control
  const tell = (event: FetchEvent) => {
    if (!signal.aborted) report(event)
  }
  const start = async () => {
    const link = await exportUrl(session, queueId, request, signal)
    if (signal.aborted) return
    if (link === null) return tell({ type: 'links_unsupported' })
    downloadFrom(link.url, link.file_name)
    const last = await lastProgress(session, link, tell, signal)
    tell({ type: 'received', received: { type: 'link', link, last } })
  }
  start().catch((error: unknown) => {
    if (signal.aborted) return
    if (error instanceof ServiceError) return refuse(error)
    const message = messageOf(error)
    if (!(error instanceof NetworkError)) return tell({ type: 'failed', message })
    const early = { status: null, retry_after: null }
    return tell({ type: 'interrupted', early, message, at: Date.now() })
  })
  return { stop: () => control.abort() }
}

/** The progress at the end of the download; null if the service does not report it. */
async function lastProgress(
  session: Session,
  { progress_url }: ExportUrl,
  tell: (event: FetchEvent) => void,
  signal: AbortSignal,
): Promise<DownloadProgress | null> {
  if (!progress_url) return null
  const openedUntil = Date.now() + openedWithin
  let failedPolls = 0
  while (failedPolls < maxFailedPolls) {
    await new Promise((resolve) => setTimeout(resolve, pollEvery))
    if (signal.aborted) return null
    const progress = await downloadProgress(session, progress_url, signal).catch(() => undefined)
    if (progress === undefined) {
      // Asking for a new link here would download the file twice.
      failedPolls += 1
      continue
    }
    // A restarted server does not know earlier downloads.
    if (progress === null) return null
    failedPolls = 0
    const { state, records: rows, bytes } = progress
    if (state === 'waiting' && Date.now() > openedUntil) return null
    tell({ type: 'progressed', rows, bytes, at: Date.now() })
    if (state !== 'waiting' && state !== 'running') return progress
  }
  return null
}
