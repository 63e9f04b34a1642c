import { createHash } from 'node:crypto'
import { watchBytes } from '#server/http/watch-bytes.ts'
import type { DownloadProgress } from '#domain/contract/endpoints/download-schemas.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

type Watched = { readonly user_id: Uuid; readonly progress: DownloadProgress }

/** Progress of the latest links, in memory only. */
export type DownloadWatch = {
  readonly made: (id: string, user_id: Uuid) => void
  readonly sent: (
    id: string,
    user_id: Uuid,
    open: (onRows: (rows: number) => void) => AsyncIterable<Uint8Array>,
  ) => AsyncIterableIterator<Uint8Array>
  /** Null for an unknown link, or another person's. */
  readonly of: (id: string, user_id: Uuid) => DownloadProgress | null
}

/** Per person, so that many links of one person do not push out those of others. */
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

export function createDownloadWatch(now: () => Date): DownloadWatch {
  const watched = new Map<string, Watched>()
  const remember = (id: string, user_id: Uuid, progress: DownloadProgress) => {
    // Moves it to the end: running downloads are forgotten last.
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
