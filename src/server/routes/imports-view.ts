import type { Imports } from '#domain/contract/endpoints/import-schemas.ts'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { ServedQueues } from '#server/store/served-queues.ts'

/** The imports of the queues that somebody may read, or will be able to. */
export const importsView = (
  servedQueues: Pick<ServedQueues, 'preparing' | 'failed'>,
  mayRead: (folder: QueueFolder) => boolean,
): Imports => ({
  preparing: servedQueues
    .preparing()
    .filter(({ folder }) => mayRead(folder))
    .map(({ folder: { queue }, records, bytes, total_bytes }) => ({
      id: queue.id,
      name: queue.name,
      records,
      bytes,
      total_bytes,
    })),
  failed: servedQueues
    .failed()
    .filter(({ folder }) => mayRead(folder))
    .map(({ folder: { queue }, reason }) => ({ id: queue.id, name: queue.name, reason })),
})
