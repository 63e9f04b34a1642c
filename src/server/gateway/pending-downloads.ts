import { randomBytes } from 'node:crypto'

/** An export that a link stands for, with the credentials that it is asked with. */
export type PendingDownload = {
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  /** What the file is called where the service does not say. */
  readonly file_name: string
}

/** Links to exports of the service. They stand in memory alone, for two minutes, and work once. */
export type PendingDownloads = {
  readonly add: (download: PendingDownload) => { readonly token: string; readonly expires_at: Date }
  readonly take: (token: string) => PendingDownload | null
}

const lifetime = 2 * 60_000
/** Each may hold 8 MB of ids. */
const mostPending = 32

export function pendingDownloads(now: () => Date): PendingDownloads {
  const pending = new Map<string, { readonly download: PendingDownload; readonly until: number }>()
  const dropOld = () => {
    const time = now().getTime()
    for (const [token, { until }] of pending) if (until <= time) pending.delete(token)
  }
  return {
    add: (download) => {
      dropOld()
      const [oldest] = pending.keys()
      if (pending.size >= mostPending && oldest !== undefined) pending.delete(oldest)
      const token = randomBytes(32).toString('base64url')
      const until = now().getTime() + lifetime
      pending.set(token, { download, until })
      // Credentials do not stay behind because nobody asks again.
      setTimeout(dropOld, lifetime + 1000).unref()
      return { token, expires_at: new Date(until) }
    },
    take: (token) => {
      dropOld()
      const found = pending.get(token)
      pending.delete(token)
      return found?.download ?? null
    },
  }
}
