import {
  openDataFolder,
  openTokenSecret,
  removeUnfinished,
  renewTokenSecret,
  usingFolder,
  type DataFolder,
} from './data-folder.ts'
import { downloadsOf, openDownloads, type Downloads } from '#server/downloads/downloads.ts'
import { printable } from '#server/system/printable.ts'
import { openStore } from './open-store.ts'
import type { Options } from './options.ts'
import {
  openSharedExports,
  sharedExportsOf,
  type SharedExports,
} from '#server/downloads/shared-exports.ts'
import { StartFailure } from '#server/store/start-failure.ts'
import {
  clickhouseShared,
  clickhouseSignOuts,
  clickhouseTickets,
  clickhouseTokenSecret,
} from '#server/clickhouse/clickhouse-state.ts'
import { openClickhouseStore } from '#server/clickhouse/clickhouse-store.ts'
import type { Engine } from '#server/clickhouse/engine.ts'
import { openMigrated } from '#server/clickhouse/migrations.ts'
import type { ClickhouseAddress } from '#server/clickhouse/store-address.ts'
import { openSignOuts, type SignOuts } from '#server/sign-in/sign-outs.ts'
import type { Store } from '#server/store/store.ts'

/** All that a server keeps. */
export type ServerState = {
  readonly store: Store
  readonly downloads: Downloads
  readonly shared: SharedExports
  readonly signOuts: SignOuts
  readonly tokenSecret: Uint8Array
  /** Hears of what other servers have changed in the store; null where there are none. */
  readonly refresh: (() => Promise<void>) | null
}

/** Opens what the options name: the data folder, or a ClickHouse, beside which nothing is kept. */
export async function openState(
  options: Pick<Options, 'data' | 'memory' | 'threads' | 'store'>,
  now: () => Date,
): Promise<ServerState> {
  if (options.store !== null) return openClickhouse(options.store, now)
  const folder = await openDataFolder(options.data)
  // The database's lock keeps a second server out: nothing is touched before it is held.
  const store = await openStore(folder.path, options)
  try {
    return { ...(await usingFolder(folder.path, () => openFiles(folder, now))), store }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function openFiles(folder: DataFolder, now: () => Date): Promise<Omit<ServerState, 'store'>> {
  await removeUnfinished(folder)
  const downloads = await openDownloads(folder.downloads, now)
  const shared = await openSharedExports(folder.shared, now)
  const signOuts = await openSignOuts(folder.signOuts, async () => {
    await renewTokenSecret(folder.tokenSecret)
    process.stderr.write(
      `${printable(folder.signOuts)} was damaged, so everybody was signed out. Nothing else is to be done.\n`,
    )
  })
  const tokenSecret = await openTokenSecret(folder.tokenSecret)
  return { downloads, shared, signOuts, tokenSecret, refresh: null }
}

async function openClickhouse(address: ClickhouseAddress, now: () => Date): Promise<ServerState> {
  try {
    return await clickhouseState(await openMigrated(address), now)
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause
    const { url, database } = address
    throw new StartFailure(
      `The ClickHouse at ${url} cannot be used: ${reasonOf(cause)}. ` +
        `Look at --store, at the credentials, and at what they may do in the database ${database}.`,
      { cause },
    )
  }
}

/** The kind of a failure: its text may hold what was sent. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'it does not answer'
  const kind = 'type' in cause ? cause.type : 'code' in cause ? cause.code : cause.name
  return String(kind)
}

export async function clickhouseState(engine: Engine, now: () => Date): Promise<ServerState> {
  const store = await openClickhouseStore(engine)
  return {
    store,
    downloads: downloadsOf(clickhouseTickets(engine, now), now),
    shared: sharedExportsOf(clickhouseShared(engine, now), now),
    signOuts: clickhouseSignOuts(engine),
    tokenSecret: await clickhouseTokenSecret(engine),
    refresh: store.refresh,
  }
}
