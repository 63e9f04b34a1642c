import { randomBytes } from 'node:crypto'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Uuid } from '#domain/contract/uuid.ts'
import { duckdb } from '#sql/duckdb-dialect.ts'
import { plainQuery, sqlQuery } from '#sql/sql-query.ts'
import { newerFormat } from './open-instance.ts'
import { dropRecords } from './records-table.ts'
import { runQuery } from './run-query.ts'
import type { QueueEntry } from '#server/store/stored-queue.ts'

export type Catalog = {
  /** In the order of their first import. */
  readonly entries: () => readonly QueueEntry[]
  /** Throws for an unknown queue; callers have checked access before. */
  readonly entry: (queueId: Uuid) => QueueEntry
  readonly newTable: () => string
  /** Replaces the queue with the same id and drops its old table, in one transaction. */
  readonly put: (connection: DuckDBConnection, entry: QueueEntry) => Promise<void>
}

/** Raise it when the layout of the tables changes: tables of an older layout are imported again. */
const layout = 10

/** Opens the tables and drops what an interrupted import left. */
export async function openCatalog(instance: DuckDBInstance, file: string): Promise<Catalog> {
  const connection = await instance.connect()
  try {
    await connection.run(
      `CREATE TABLE IF NOT EXISTS queues (id VARCHAR PRIMARY KEY, layout INTEGER, entry VARCHAR)`,
    )
    await connection.run(`CREATE SEQUENCE IF NOT EXISTS queue_order`)
    await refuseNewer(connection, file)
    await connection.run(`DELETE FROM queues WHERE layout < ${layout}`)
    const rows = await runQuery(connection, plainQuery('SELECT entry FROM queues ORDER BY rowid'))
    const entries = new Map<Uuid, QueueEntry>()
    for (const [json] of rows) {
      const entry = JSON.parse(String(json)) as QueueEntry
      entries.set(entry.queue.queue.id, entry)
    }
    await dropLeftovers(connection, new Set([...entries.values()].map(({ table }) => table)))
    return catalogOf(entries)
  } finally {
    connection.closeSync()
  }
}

/** Never drops newer data: it may be the only copy. */
async function refuseNewer(connection: DuckDBConnection, file: string): Promise<void> {
  const [[newest] = []] = await runQuery(connection, plainQuery('SELECT max(layout) FROM queues'))
  if (Number(newest) > layout) throw newerFormat(file)
}

async function dropLeftovers(connection: DuckDBConnection, used: ReadonlySet<string>) {
  const tables = await runQuery(
    connection,
    plainQuery(
      `SELECT name FROM (SELECT table_name AS name FROM duckdb_tables() ` +
        `UNION SELECT replace(table_name, 'padded_', '') FROM duckdb_tables()) ` +
        `WHERE starts_with(name, 'records_')`,
    ),
  )
  for (const [name] of tables) {
    if (!used.has(String(name))) await dropRecords(connection, String(name))
  }
}

function catalogOf(entries: Map<Uuid, QueueEntry>): Catalog {
  return {
    entries: () => [...entries.values()],
    entry: (queueId) => {
      const entry = entries.get(queueId)
      if (!entry) throw new Error(`the store has no queue ${queueId}`)
      return entry
    },
    newTable: () => `records_${randomBytes(8).toString('hex')}`,
    put: async (connection, entry) => {
      const { id } = entry.queue.queue
      const before = entries.get(id)
      await connection.run('BEGIN TRANSACTION')
      try {
        await runQuery(
          connection,
          sqlQuery(
            duckdb,
            (bind) =>
              `INSERT OR REPLACE INTO queues VALUES (${bind.text(id)}, ${layout}, ${bind.text(JSON.stringify(entry))})`,
          ),
        )
        if (before) await dropRecords(connection, before.table)
        await connection.run('COMMIT')
      } catch (error) {
        await connection.run('ROLLBACK')
        throw error
      }
      entries.set(id, entry)
    },
  }
}
