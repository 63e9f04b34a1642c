import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { importFailure } from './import-failure.ts'
import type { ImportProgress, QueueSource, Store, StoredQueue } from './store.ts'

type Preparing = ImportProgress & {
  readonly folder: QueueFolder
  readonly total_bytes: number | null
}
type Failed = { readonly folder: QueueFolder; readonly reason: string }

/**
 * Without queues of earlier starts in the data folder. A shared store (ClickHouse) serves all of its
 * queues.
 */
export type ServedQueues = {
  readonly queues: () => readonly StoredQueue[]
  readonly find: (id: Uuid) => StoredQueue | undefined
  readonly findPending: (id: Uuid) => QueueFolder | undefined
  readonly preparing: () => readonly Preparing[]
  readonly failed: () => readonly Failed[]
  /** Imports the sources one after the other; each queue is served at once. */
  readonly importAll: (store: Store, watch: ImportWatch) => Promise<void>
  /** Ends the running import at its next block and starts no other one. */
  readonly stopImports: () => void
}

export type ImportWatch = {
  readonly onProgress: (source: QueueSource, progress: ImportProgress) => void
  readonly onReady: (source: QueueSource, queue: StoredQueue) => void
  /** Throw to stop; otherwise the queue is listed as failed and the next one follows. */
  readonly onFailure: (source: QueueSource, error: unknown) => void
}

export function createServedQueues(
  sources: readonly QueueSource[],
  shared: Store | null = null,
): ServedQueues {
  const ready = new Map<Uuid, StoredQueue>()
  const pending = new Map<QueueSource, ImportProgress>(
    sources.map((source) => [source, { records: 0, bytes: 0 }]),
  )
  const failed: Failed[] = []
  let isStopping = false
  return {
    stopImports: () => {
      isStopping = true
    },
    queues: () => shared?.queues() ?? [...ready.values()],
    find: (id) => (shared ? shared.queues().find(({ queue }) => queue.id === id) : ready.get(id)),
    findPending: (id) => [...pending.keys()].find(({ folder }) => folder.queue.id === id)?.folder,
    preparing: () =>
      [...pending].map(([source, progress]) => ({
        folder: source.folder,
        ...progress,
        total_bytes: source.bytes,
      })),
    failed: () => failed,
    importAll: async (store, watch) => {
      for (const source of sources) {
        if (isStopping) return
        try {
          const queue = await store.importQueue(source, (progress) => {
            if (isStopping) throw new Error('the server is stopping')
            pending.set(source, progress)
            watch.onProgress(source, progress)
          })
          ready.set(queue.queue.id, queue)
          pending.delete(source)
          watch.onReady(source, queue)
        } catch (error) {
          if (isStopping) return
          pending.delete(source)
          failed.push({ folder: source.folder, reason: importFailure(error) })
          watch.onFailure(source, error)
        }
      }
    },
  }
}
