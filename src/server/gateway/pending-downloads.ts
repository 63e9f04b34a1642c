import { randomBytes } from 'node:crypto'

export type PendingDownload = {
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  readonly file_name: string
}

export type LinkHolder = {
  readonly name: string
  /** False: the service could not say, so the holder is an address. */
  readonly isKnown: boolean
}

type Made = { readonly token: string; readonly expires_at: Date }
type Refused = { readonly full: 'own' | 'all'; readonly seconds: number }

/** Single-use links, in memory for two minutes, because they hold credentials. */
type PendingDownloads = {
  readonly add: (download: PendingDownload, holder: LinkHolder) => Made | Refused
  /** Exactly one of several concurrent callers gets the link. */
  readonly take: (
    token: string,
  ) => { readonly download: PendingDownload; readonly giveBack: () => void } | null
}

const linkLifetime = 2 * 60_000

const megabyte = 1024 * 1024
/** A body has up to 8 MB. Unknown callers have their own limit, so that known ones keep theirs. */
export const linkLimits = {
  ofOne: { links: 8, bytes: 16 * megabyte },
  ofKnown: { links: 1024, bytes: 128 * megabyte },
  ofStrangers: { links: 256, bytes: 32 * megabyte },
} as const

type Entry = {
  readonly download: PendingDownload
  readonly holder: LinkHolder
  readonly until: number
}

export function createPendingDownloads(now: () => Date): PendingDownloads {
  const pending = new Map<string, Entry>()
  const dropOld = () => {
    const time = now().getTime()
    for (const [token, { until }] of pending) if (until <= time) pending.delete(token)
  }
  const refusedFor = (bytes: number, { name, isKnown }: LinkHolder): Refused | null => {
    const beside = [...pending.values()].filter(({ holder }) => holder.isKnown === isKnown)
    const own = beside.filter(({ holder }) => holder.name === name)
    const all = isKnown ? linkLimits.ofKnown : linkLimits.ofStrangers
    const isOwn = isFull(own, bytes, linkLimits.ofOne)
    if (!isOwn && !isFull(beside, bytes, all)) return null
    const first = Math.min(...(isOwn ? own : beside).map(({ until }) => until))
    const seconds = Math.max(1, Math.ceil((first - now().getTime()) / 1000))
    return { full: isOwn ? 'own' : 'all', seconds }
  }
  return {
    add: (download, holder) => {
      dropOld()
      const refused = refusedFor(download.body.byteLength, holder)
      if (refused) return refused
      const token = randomBytes(32).toString('base64url')
      const until = now().getTime() + linkLifetime
      pending.set(token, { download, holder, until })
      // Removes credentials even if no other call comes.
      setTimeout(dropOld, linkLifetime + 1000).unref()
      return { token, expires_at: new Date(until) }
    },
    take: (token) => {
      dropOld()
      const found = pending.get(token)
      if (!found) return null
      pending.delete(token)
      const giveBack = () => {
        const left = found.until - now().getTime()
        if (left <= 0) return
        pending.set(token, found)
        setTimeout(dropOld, left + 1000).unref()
      }
      return { download: found.download, giveBack }
    },
  }
}

const isFull = (
  entries: readonly Entry[],
  more: number,
  { links, bytes }: { readonly links: number; readonly bytes: number },
): boolean =>
  entries.length >= links ||
  entries.reduce((sum, { download }) => sum + download.body.byteLength, more) > bytes
