import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { supportFolder } from './support-folder.ts'
import { supportRecord, supportRecords } from './support-queue.ts'

/** Few, so that there is a queue to use a second after the first start. */
export const pilotRecords = 480

export const pilotFolder: QueueFolder = {
  ...supportFolder,
  queue: {
    id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d04',
    name: 'Shop chat, pilot',
    description: 'A small queue to try things out: 480 answers, rated by four people.',
    created_at: '2026-02-19T09:00:00Z',
    updated_at: '2026-03-15T08:00:00Z',
  },
}

/** Records that the larger queue does not have. */
export const pilotRecord = (index: number): object => supportRecord(supportRecords + index)
