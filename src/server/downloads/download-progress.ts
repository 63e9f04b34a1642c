import { createHash } from 'node:crypto'
import { watchBytes } from '#server/http/watch-bytes.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** How far the file of a link is: `waiting` until the link is opened, `broken` when it ended early. */
export type DownloadProgress = {
  readonly state: 'waiting' | 'running' | 'finished' | 'broken'
  /** Rows and bytes that the connection has taken. */
  readonly records: number
  readonly bytes: number
  /** SHA-256 of the whole file in hex, once it is. */
  readonly sha256: string | null
  readonly started_at: string | null
  readonly ended_at: string | null
}

/** The file of a link on its way, and who may hear of it. */
type Watched = { readonly user_id: Uuid; readonly progress: DownloadProgress }

/** What the server remembers of links, of the latest ones, as long as it runs. */
export type DownloadWatch = {
  /** A link was made. */
  readonly made: (id: string, user_id: Uuid) => void
  /** Counts a file while it is read. */
  readonly sent: (
    id: string,
    user_id: Uuid,
    open: (onRows: (rows: number) => void) => AsyncIterable<Uint8Array>,
  ) => AsyncIterableIterator<Uint8Array>
  /** Null where this person made no such link, or nobody remembers it. */
  readonly of: (id: string, user_id: Uuid) => DownloadProgress | null
}

/** Whoever makes many links forgets the oldest of their own, and nobody else's. */
const mostOfOne = 100
const mostRemembered = 10_000

const waiting: DownloadProgress = {
  state: 'waiting',
  records: 0,
  bytes: 0,
  sha256: null,
  started_at: null,
  ended_at: null,
}

export function openDownloadWatch(now: () => Date): DownloadWatch {
  const watched = new Map<string, Watched>()
  const remember = (id: string, user_id: Uuid, progress: DownloadProgress) => {
    // What is on its way stands behind what waits, or has ended.
    watched.delete(id)
    watched.set(id, { user_id, progress })
  }
  const forgetOld = (user_id: Uuid) => {
    const own = [...watched].filter(([, one]) => one.user_id === user_id)
    for (const [id] of own.slice(0, Math.max(0, own.length - mostOfOne))) watched.delete(id)
    for (const id of [...watched.keys()].slice(0, -mostRemembered)) watched.delete(id)
  }
  return {
    made: (id, user_id) => {
      remember(id, user_id, waiting)
      forgetOld(user_id)
    },
    sent: (id, user_id, open) => {
      const hash = createHash('sha256')
      let progress: DownloadProgress = {
        ...waiting,
        state: 'running',
        started_at: now().toISOString(),
      }
      const change = (next: Partial<DownloadProgress>) => {
        progress = { ...progress, ...next }
        remember(id, user_id, progress)
      }
      change({})
      forgetOld(user_id)
      return watchBytes(
        open((records) => change({ records })),
        {
          onPiece: (piece) => {
            hash.update(piece)
            change({ bytes: progress.bytes + piece.length })
          },
          onEnd: (how) => {
            const isWhole = how === 'finished'
            change({
              state: isWhole ? 'finished' : 'broken',
              sha256: isWhole ? hash.digest('hex') : null,
              ended_at: now().toISOString(),
            })
          },
        },
      )
    },
    of: (id, user_id) => {
      const found = watched.get(id)
      return found?.user_id === user_id ? found.progress : null
    },
  }
}
