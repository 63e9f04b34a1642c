import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { QueueSource } from '#server/store/store.ts'
import { agentFolder } from './agent-folder.ts'
import { agentRecord, agentRecords } from './agent-queue.ts'
import { docsFolder } from './docs-folder.ts'
import { docsRecord, docsRecords } from './docs-queue.ts'
import { jsonLines } from './json-lines.ts'
import { pilotFolder, pilotRecord, pilotRecords } from './pilot-queue.ts'
import { supportFolder } from './support-folder.ts'
import { supportRecord, supportRecords } from './support-queue.ts'

/** Raise this when the samples change: stores import each version once. */
const sampleVersion = 5

/** `bytes` is the size of all lines. The progress is a share of it. */
const source = (
  folder: QueueFolder,
  count: number,
  bytes: number,
  record: (index: number) => object,
): QueueSource => ({
  label: folder.queue.name,
  folder,
  name: folder.queue.name,
  content_key: `sample-${sampleVersion}/${folder.queue.id}/${count}`,
  bytes,
  open: () => jsonLines(count, record),
})

export const sampleSources = (): readonly QueueSource[] => [
  source(supportFolder, supportRecords, 18_273_375, supportRecord),
  source(docsFolder, docsRecords, 30_632_520, docsRecord),
  source(agentFolder, agentRecords, 72_409_236, agentRecord),
  source(pilotFolder, pilotRecords, 1_805_711, pilotRecord),
]
