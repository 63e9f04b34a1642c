import { familyColumnId } from '#domain/contract/column-families.ts'
import type { LineForms, SqlColumn } from '#sql/sql-column.ts'
import type { StoredQueue } from './store.ts'

export type QueueEntry = {
  readonly queue: StoredQueue
  readonly content_key: string
  readonly table: string
  readonly sql_columns: readonly SqlColumn[]
  readonly line_forms: LineForms
  /** Whether some records have lines for users who may not see all ratings. */
  readonly has_own_lines: boolean
  /** The first positions of slices of similar size; exports read slices. */
  readonly slices: readonly number[]
  /** Whether each slice is one chunk, so that no other cut is better. */
  readonly slices_are_chunks: boolean
  /** Bytes of the largest record, if some are large. */
  readonly largest_record?: number | undefined
}

/** Finds a column by an id of the API or a metric's old name. */
export function sqlColumnOf(entry: QueueEntry): (id: string) => SqlColumn {
  const byId = new Map<string, SqlColumn>()
  for (const column of entry.sql_columns) {
    if (column.alias !== null) byId.set(familyColumnId('metric', column.alias), column)
  }
  for (const column of entry.sql_columns) byId.set(column.id, column)
  return (id) => {
    const column = byId.get(id)
    if (!column) throw new Error(`the table of “${entry.queue.queue.name}” has no column “${id}”`)
    return column
  }
}
