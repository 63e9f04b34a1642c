import { randomBytes } from 'node:crypto'
import type { Uuid } from '#domain/contract/uuid.ts'
import { quoteName } from '#sql/sql-query.ts'
import type { Engine } from '#server/clickhouse/engine.ts'
import { openMigrated } from '#server/clickhouse/migrations.ts'
import { readStoreAddress, type ClickhouseAddress } from '#server/clickhouse/store-address.ts'
import { clickhouseState, type ServerState } from '#server/start/open-state.ts'
import { openDuckdbStore, type DuckdbOptions } from '#server/duckdb/duckdb-store.ts'
import { testCaller } from './test-caller.test-support.ts'
import type { Page, Store, Viewpoint } from '#server/store/store.ts'

/** `clickhouse://user:password@host:port`: store tests run on this server. */
const given = process.env.CLICKHOUSE_URL
export const isOnClickhouse = given !== undefined

const plainRows = process.env.WINNOW_PLAIN_ROWS === '1'

/** An empty store: DuckDB in memory, or a new database on the given ClickHouse. */
export const openTestStore = (options: Partial<DuckdbOptions> = {}): Promise<Store> =>
  given === undefined ? openTestDuckdb(options) : openTestClickhouse()

export const openTestDuckdb = (options: Partial<DuckdbOptions> = {}): Promise<Store> =>
  openDuckdbStore({ folder: null, memoryLimitMb: 512, threads: 2, plainRows, ...options })

export async function readPage(store: Store, queueId: Uuid, page: Page, viewpoint: Viewpoint) {
  const places = await store.pagePlaces(queueId, page, viewpoint, testCaller)
  const positions = places.map(({ position }) => position)
  return store.pageCells(queueId, positions, page, viewpoint, testCaller)
}

export function testDatabase(): ClickhouseAddress {
  const name = `winnow_test_${randomBytes(6).toString('hex')}`
  const address = readStoreAddress(`${given?.replace(/\/+$/, '')}/${name}`, {})
  if (!address) throw new Error('CLICKHOUSE_URL is like clickhouse://user:password@host:8123')
  return address
}

export const dropTestDatabase = (engine: Engine): Promise<void> =>
  engine.run({ sql: `DROP DATABASE ${quoteName(engine.address.database)}`, parameters: [] })

async function openTestClickhouse(): Promise<Store> {
  const { store } = await openTestState()
  return store
}

/** The database is dropped when the store is closed. */
export async function openTestState(now = () => new Date()): Promise<ServerState> {
  const engine = await openMigrated(testDatabase())
  return clickhouseState(
    {
      ...engine,
      close: async () => {
        await dropTestDatabase(engine)
        await engine.close()
      },
    },
    now,
  )
}
