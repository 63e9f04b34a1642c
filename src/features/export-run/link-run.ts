import { downloadProgress, type DownloadProgress } from '#api/download-progress.ts'
import { exportUrl, type ExportUrl } from '#api/export-url.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'

export type LinkEvents = {
  readonly onProgress: (progress: DownloadProgress) => void
  /** The last that can be known of it; null where the service does not tell how it ends. */
  readonly onEnded: (link: ExportUrl, last: DownloadProgress | null) => void
  /** The service makes no links. */
  readonly onUnsupported: () => void
  readonly onFailed: (error: unknown) => void
}

const askEvery = 500
/** A link that nobody opens is good for ten minutes; nothing comes of it any more then. */
const openedWithin = 10 * 60_000

/** Lets the browser fetch the file itself, and asks the server how far it is. */
export function startLink(
  session: Session,
  queueId: string,
  request: ExportRequest,
  events: LinkEvents,
): { readonly stop: () => void } {
  const control = new AbortController()
  const { signal } = control
  const run = async () => {
    const link = await exportUrl(session, queueId, request, signal)
    if (signal.aborted) return undefined
    if (link === null) return events.onUnsupported()
    open(link)
    const { progress_url } = link
    if (!progress_url) return events.onEnded(link, null)
    const openedUntil = Date.now() + openedWithin
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, askEvery))
      if (signal.aborted) return undefined
      const progress = await downloadProgress(session, progress_url, signal)
      if (signal.aborted) return undefined
      // A server that was started anew knows nothing of what it had sent before.
      if (progress === null) return events.onEnded(link, null)
      if (progress.state === 'waiting' && Date.now() > openedUntil)
        return events.onEnded(link, null)
      events.onProgress(progress)
      if (progress.state !== 'waiting' && progress.state !== 'running') {
        return events.onEnded(link, progress)
      }
    }
  }
  run().catch((error: unknown) => {
    if (!signal.aborted) events.onFailed(error)
  })
  return { stop: () => control.abort() }
}

/** A link that answers with an attachment leaves the page where it is. */
function open({ url, file_name }: ExportUrl): void {
  const link = document.createElement('a')
  link.href = url
  link.download = file_name
  link.rel = 'noopener'
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}
