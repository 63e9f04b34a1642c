import { randomBytes } from 'node:crypto'
import type { Uuid } from '#domain/contract/uuid.ts'
import { clickhouse } from '#sql/clickhouse-dialect.ts'
import { dropTable } from '#sql/clickhouse-tables.ts'
import { plainQuery, sqlQuery } from '#sql/sql-query.ts'
import { StartFailure } from '#server/system/start-failure.ts'
import type { QueueEntry } from '#server/store/stored-queue.ts'
import type { Engine } from './engine.ts'

export type ClickhouseCatalog = {
  /** As of the last refresh, in the order of their first import. */
  readonly entries: () => readonly QueueEntry[]
  /** Throws for an unknown queue; callers have checked access before. */
  readonly entry: (queueId: Uuid) => QueueEntry
  /** Reads the database, unless that was done a moment ago. */
  readonly refresh: () => Promise<void>
  readonly newTable: () => string
  /** Replaces the queue with the same id; running exports still read the old table. */
  readonly put: (entry: QueueEntry) => Promise<void>
  /** Drops unused tables after some time: replaced ones, and those of interrupted imports. */
  readonly tidy: (seconds?: number) => Promise<void>
}

/** Raise it when the layout of the tables changes: tables of an older layout are imported again. */
const layout = 8
/** Longer than any export or import that uses a table. */
const keptSeconds = 24 * 3600
/** Maximum age of the list of queues. */
const freshMs = 1000

export async function openClickhouseCatalog(engine: Engine): Promise<ClickhouseCatalog> {
  let entries: ReadonlyMap<Uuid, QueueEntry> = new Map()
  let revisions = ''
  let readAt = -Infinity
  let reading: Promise<void> | null = null

  const read = async () => {
    const query = sqlQuery(
      clickhouse,
      (bind) =>
        `SELECT sum(revision), count() FROM winnow_queues FINAL WHERE layout = ${bind.integer(BigInt(layout))}`,
    )
    const now = performance.now()
    const found = JSON.stringify(await engine.rows(query))
    if (found !== revisions) {
      const rows = await engine.rows(
        sqlQuery(
          clickhouse,
          (bind) =>
            `SELECT entry FROM winnow_queues FINAL WHERE layout = ${bind.integer(BigInt(layout))} ` +
            `ORDER BY first_imported, id`,
        ),
      )
      const all = rows.map(([json]) => JSON.parse(String(json)) as QueueEntry)
      entries = new Map(all.map((entry) => [entry.queue.queue.id, entry]))
      revisions = found
    }
    readAt = now
  }
  const readOnce = () => {
    reading ??= read().finally(() => {
      reading = null
    })
    return reading
  }
  await refuseNewer(engine)
  await readOnce()
  return {
    entries: () => [...entries.values()],
    entry: (queueId) => {
      const entry = entries.get(queueId)
      if (!entry) throw new Error(`the store has no queue ${queueId}`)
      return entry
    },
    refresh: async () => {
      if (performance.now() - readAt >= freshMs) await readOnce()
    },
    newTable: () => `records_${randomBytes(8).toString('hex')}`,
    put: async (entry) => {
      const { id } = entry.queue.queue
      const [[first, last = 0] = []] = await engine.rows(
        sqlQuery(
          clickhouse,
          (bind) =>
            `SELECT min(first_imported), max(revision), count() FROM winnow_queues WHERE id = ${bind.text(id)} HAVING count() > 0`,
        ),
      )
      const [[now] = []] = await engine.rows(plainQuery('SELECT toUnixTimestamp64Micro(now64(6))'))
      // Later than the last one, although the servers' clocks may differ.
      const clock = BigInt(String(now))
      const next = BigInt(String(last)) + 1n
      const revision = clock > next ? clock : next
      const row = [id, String(revision), String(first ?? now), layout, JSON.stringify(entry)]
      const columns = ['id', 'revision', 'first_imported', 'layout', 'entry']
      await engine.insert('winnow_queues', columns, `${JSON.stringify(row)}\n`)
      await reading
      await readOnce()
    },
    tidy: (seconds = keptSeconds) => dropUnused(engine, seconds),
  }
}

/** An import must not replace a queue that only a newer version can read. */
async function refuseNewer(engine: Engine): Promise<void> {
  const [[newest] = []] = await engine.rows(
    plainQuery('SELECT max(layout) FROM winnow_queues FINAL'),
  )
  const found = Number(newest)
  if (found <= layout) return
  throw new StartFailure(
    `The database has queues of a newer version of Winnow (layout ${found}, this version knows ${layout}). Start the newer version.`,
  )
}

async function dropUnused(engine: Engine, seconds: number): Promise<void> {
  const stored = await engine.rows(
    plainQuery("SELECT JSONExtractString(entry, 'table') FROM winnow_queues FINAL"),
  )
  const used = new Set(stored.map(([table]) => String(table)))
  const tables = await engine.rows(
    sqlQuery(
      clickhouse,
      (bind) =>
        `SELECT name FROM system.tables WHERE database = currentDatabase() ` +
        `AND match(name, '^(records|staging)_[0-9a-f]{16}$') ` +
        `AND dateDiff('second', metadata_modification_time, now()) >= ${bind.integer(BigInt(seconds))}`,
    ),
  )
  for (const [name] of tables) {
    if (used.has(String(name))) continue
    for (const sql of dropTable(String(name), true, engine.address)) {
      await engine.run(plainQuery(sql))
    }
  }
}
