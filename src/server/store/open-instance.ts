import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { runQuery } from './run-query.ts'

export type DuckdbOptions = {
  /** The folder of the database; null keeps it in memory. */
  readonly folder: string | null
  readonly memoryLimitMb: number
  readonly threads: number
  /** Hears what the person who started the server should know. */
  readonly onNotice?: (text: string) => void
}

/** The format of the file: later ones than the oldest compress long texts. */
export const storageVersion = 'v1.5.0'

/** Where the engine and imports put what does not fit into memory. */
export const spillFolder = (folder: string): string => join(folder, 'spill')

/**
 * Opens the embedded database, or one in memory. A file of an older format makes way for a new one:
 * what it holds is imported again.
 */
export async function openInstance({
  folder,
  memoryLimitMb,
  threads,
}: DuckdbOptions): Promise<DuckDBInstance> {
  const settings = {
    memory_limit: `${memoryLimitMb}MB`,
    threads: String(threads),
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }
  // What does not fit would go to a folder that all databases in memory share.
  const inMemory = { ...settings, temp_directory: '' }
  if (folder === null) return prepared(await DuckDBInstance.create(':memory:', inMemory))
  const spill = spillFolder(folder)
  await rm(spill, { recursive: true, force: true })
  await mkdir(spill, { recursive: true })
  const file = join(folder, 'records.duckdb')
  const open = () =>
    DuckDBInstance.create(file, {
      ...settings,
      temp_directory: spill,
      storage_compatibility_version: storageVersion,
    })
  const found = await open()
  if (await isOfOlderFormat(found)) {
    found.closeSync()
    await rm(file)
    return prepared(await open())
  }
  return prepared(found)
}

/** Connects; rows that are few because they are large are not gathered until they are 2 048. */
export async function connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect()
  await connection.run('SET enable_caching_operators = false')
  return connection
}

async function isOfOlderFormat(instance: DuckDBInstance): Promise<boolean> {
  const connection = await instance.connect()
  try {
    const [[version] = []] = await runQuery(connection, {
      sql: `SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = current_database()`,
      parameters: [],
    })
    return version !== `${storageVersion}+`
  } finally {
    connection.closeSync()
  }
}

/** A join must keep the order of its left side: it is the order of the file. */
async function prepared(instance: DuckDBInstance): Promise<DuckDBInstance> {
  const connection = await instance.connect()
  await connection.run(`SET GLOBAL disabled_optimizers = 'join_order,build_side_probe_side'`)
  await connection.run(`SET GLOBAL max_expression_depth = 5000`)
  connection.closeSync()
  return instance
}
