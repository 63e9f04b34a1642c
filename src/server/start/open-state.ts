import {
  createDataFolder,
  readTokenSecret,
  removeUnfinished,
  renewTokenSecret,
  usingFolder,
  type DataFolder,
} from './data-folder.ts'
import { createDownloads, downloadsInFolder, type Downloads } from '#server/downloads/downloads.ts'
import { printable } from '#server/system/printable.ts'
import { openStore } from './open-store.ts'
import type { Options } from './options.ts'
import {
  sharedExportsInFolder,
  createSharedExports,
  type SharedExports,
} from '#server/downloads/shared-exports.ts'
import { StartFailure } from '#server/system/start-failure.ts'
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
import { createSignOuts, type SignOuts } from '#server/sign-in/sign-outs.ts'
import type { Store } from '#server/store/store.ts'

export type ServerState = {
  readonly store: Store
  readonly downloads: Downloads
  readonly shared: SharedExports
  readonly signOuts: SignOuts
  readonly tokenSecret: Uint8Array
  /** Reads the changes of other servers in a shared store; null without one. */
  readonly refresh: (() => Promise<void>) | null
}

export async function openState(
  options: Pick<Options, 'data' | 'memory' | 'threads' | 'store'>,
  now: () => Date,
): Promise<ServerState> {
  if (options.store !== null) return openClickhouse(options.store, now)
  const folder = await createDataFolder(options.data)
  // The database's lock keeps a second server out: take it before touching anything.
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
  const downloads = await downloadsInFolder(folder.downloads, now)
  const shared = await sharedExportsInFolder(folder.shared, now)
  const signOuts = await createSignOuts(folder.signOuts, async () => {
    await renewTokenSecret(folder.tokenSecret)
    process.stderr.write(
      `${printable(folder.signOuts)} was damaged, so everybody was signed out. No other action is needed.\n`,
    )
  })
  const tokenSecret = await readTokenSecret(folder.tokenSecret)
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
        `Check --store, the credentials, and their permissions in the database ${database}.`,
      { cause },
    )
  }
}

/** Without the message, which may quote credentials. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'it does not answer'
  const kind = 'type' in cause ? cause.type : 'code' in cause ? cause.code : cause.name
  return String(kind)
}

export async function clickhouseState(engine: Engine, now: () => Date): Promise<ServerState> {
  const store = await openClickhouseStore(engine)
  return {
    store,
    downloads: createDownloads(clickhouseTickets(engine, now), now),
    shared: createSharedExports(clickhouseShared(engine, now), now),
    signOuts: clickhouseSignOuts(engine),
    tokenSecret: await clickhouseTokenSecret(engine),
    refresh: store.refresh,
  }
}
