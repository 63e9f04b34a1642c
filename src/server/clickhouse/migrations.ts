import {
  createDatabase,
  createTable,
  keepRowsUntil,
  type ClickhouseTable,
} from '#sql/clickhouse-tables.ts'
import { clickhouse } from '#sql/clickhouse-dialect.ts'
import { plainQuery, sqlQuery } from '#sql/sql-query.ts'
import { StartFailure } from '#server/system/start-failure.ts'
import { openEngine, type Engine } from './engine.ts'
import type { ClickhouseAddress } from './store-address.ts'

/** One row per step done. Never change a step, only add steps. */
const migrationsTable: ClickhouseTable = {
  name: 'winnow_migrations',
  columns: [
    ['version', 'UInt32'],
    ['applied', 'DateTime DEFAULT now()'],
  ],
  order_by: 'version',
  replaced_by: 'applied',
}

/** A new table, or a new TTL of an existing one. */
type Change = ClickhouseTable | { readonly name: string; readonly kept_until: string }

/** From an empty database to the current tables. Each step may run twice. */
const migrations: readonly (readonly Change[])[] = [
  [
    {
      name: 'winnow_queues',
      columns: [
        ['id', 'String'],
        ['revision', 'UInt64'],
        ['first_imported', 'UInt64'],
        ['layout', 'UInt32'],
        ['entry', 'String'],
      ],
      order_by: 'id',
      replaced_by: 'revision',
    },
    {
      name: 'winnow_links',
      columns: [
        ['hash', 'String'],
        ['made', 'DateTime64(3)'],
        ['ticket', 'String'],
      ],
      order_by: 'hash',
      kept_until: 'toDateTime(made) + INTERVAL 1 DAY',
    },
    {
      name: 'winnow_link_uses',
      columns: [
        ['hash', 'String'],
        ['made', 'DateTime64(3)'],
        ['used_by', 'String'],
      ],
      order_by: 'hash',
      kept_until: 'toDateTime(made) + INTERVAL 1 DAY',
    },
    {
      name: 'winnow_shared',
      columns: [
        ['hash', 'String'],
        ['made', 'DateTime64(3)'],
        ['configuration', 'String'],
      ],
      order_by: 'hash',
      replaced_by: 'made',
    },
    {
      name: 'winnow_sign_outs',
      columns: [
        ['user_id', 'String'],
        ['made', 'DateTime64(3)'],
      ],
      order_by: '(user_id, made)',
    },
    {
      name: 'winnow_secrets',
      columns: [
        ['name', 'String'],
        ['made', 'DateTime64(6)'],
        ['secret', 'String'],
      ],
      order_by: '(name, made)',
    },
  ],
  [
    {
      name: 'winnow_holdings',
      columns: [
        ['kind', 'String'],
        ['hash', 'String'],
        ['user_id', 'String'],
        ['made', 'DateTime64(3)'],
        ['until', "DateTime64(3, 'UTC')"],
        ['bytes', 'UInt64'],
      ],
      order_by: '(kind, hash, user_id)',
      replaced_by: 'made',
      kept_until: 'toDateTime(made) + INTERVAL 100 DAY',
    },
    // Longer than the 90 days that a text is kept.
    { name: 'winnow_shared', kept_until: 'toDateTime(made) + INTERVAL 100 DAY' },
  ],
]

const versionQuery = plainQuery('SELECT max(version) FROM winnow_migrations')

export async function openMigrated(address: ClickhouseAddress): Promise<Engine> {
  await makeDatabase(address)
  const engine = openEngine(address, address.database)
  try {
    await migrate(engine)
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function makeDatabase(address: ClickhouseAddress): Promise<void> {
  const engine = openEngine({ ...address, cluster: null }, null)
  const { database } = address
  try {
    const exists = sqlQuery(
      clickhouse,
      (bind) => `SELECT count() FROM system.databases WHERE name = ${bind.text(database)}`,
    )
    const [[count] = []] = await engine.rows(exists)
    if (Number(count) === 0) await engine.run(plainQuery(createDatabase(address)))
  } finally {
    await engine.close()
  }
}

async function migrate(engine: Engine): Promise<void> {
  const change = async (step: Change) => {
    const { address } = engine
    const statements =
      'columns' in step
        ? createTable(step, address)
        : [keepRowsUntil(step.name, step.kept_until, address)]
    for (const sql of statements) await engine.run(plainQuery(sql))
  }
  await change(migrationsTable)
  const [[found] = []] = await engine.rows(versionQuery)
  const version = Number(found)
  if (version > migrations.length) {
    throw new StartFailure(
      `The database has tables of a newer version of Winnow (version ${version}, this version knows ${migrations.length}). Start the newer version.`,
    )
  }
  for (const [index, changes] of migrations.slice(version).entries()) {
    for (const step of changes) await change(step)
    await engine.insert('winnow_migrations', ['version'], `[${version + index + 1}]\n`)
  }
}
