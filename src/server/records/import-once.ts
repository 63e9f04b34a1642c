import type { Dialect } from '#sql/dialect.ts'
import type { RunQuery } from '#sql/sql-query.ts'
import type { QueueSource, StoredQueue } from '#server/store/store.ts'
import type { QueueEntry } from '#server/store/stored-queue.ts'
import { queueFacts, type SurveyedQueue } from './queue-facts.ts'

export type Placed = Pick<QueueEntry, 'slices' | 'slices_are_chunks' | 'largest_record'>

type ImportTarget = {
  readonly dialect: Dialect
  readonly run: RunQuery
  readonly entries: () => readonly QueueEntry[]
  readonly newTable: () => string
  readonly fill: (table: string) => Promise<SurveyedQueue & Placed>
  /** Makes the queue visible, in one transaction. */
  readonly put: (entry: QueueEntry) => Promise<void>
}

export async function importOnce(
  source: QueueSource,
  { dialect, run, entries, newTable, fill, put }: ImportTarget,
): Promise<StoredQueue> {
  const { folder } = source
  const content_key =
    typeof source.content_key === 'string' ? source.content_key : await source.content_key()
  const known = entries().find(
    (entry) => entry.content_key === content_key && entry.queue.queue.id === folder.queue.id,
  )
  if (known) return known.queue
  const table = newTable()
  const imported = await fill(table)
  const facts = await queueFacts(run, dialect, table, imported)
  const { slices, slices_are_chunks, largest_record } = imported
  await put({ ...facts, content_key, table, slices, slices_are_chunks, largest_record })
  return facts.queue
}
