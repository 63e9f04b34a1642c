import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { StartFailure } from '#server/system/start-failure.ts'
import { plainQuery } from '#sql/sql-query.ts'
import { runQuery } from './run-query.ts'

export type DuckdbOptions = {
  /** Null keeps the database in memory. */
  readonly folder: string | null
  readonly memoryLimitMb: number
  readonly threads: number
  /**
   * Reads texts through DuckDB's client instead of its memory: slower, but independent of the layout.
   */
  readonly plainRows?: boolean
  readonly onNotice?: (text: string) => void
}

/** The file format: DuckDB's oldest one does not compress long texts. */
export const storageVersion = 'v1.5.0'

export const databaseFile = (folder: string): string => join(folder, 'records.duckdb')

/** Where DuckDB and imports write what does not fit into memory. */
export const spillFolder = (folder: string): string => join(folder, 'spill')

/** A file of an older format is replaced. Nothing is touched before the lock is held. */
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
  // Otherwise all databases in memory would share one temporary folder.
  const inMemory = { ...settings, temp_directory: '' }
  if (folder === null) return prepared(await DuckDBInstance.create(':memory:', inMemory))
  const spill = spillFolder(folder)
  const file = databaseFile(folder)
  const open = () =>
    DuckDBInstance.create(file, {
      ...settings,
      temp_directory: spill,
      storage_compatibility_version: storageVersion,
    })
  const found = await openOfThisFormat(file, open)
  await rm(spill, { recursive: true, force: true })
  await mkdir(spill, { recursive: true })
  return prepared(found)
}

async function openOfThisFormat(
  file: string,
  open: () => Promise<DuckDBInstance>,
): Promise<DuckDBInstance> {
  const found = await open().catch(async (error: unknown) => {
    // DuckDB reads the file after it has the lock. An empty file comes from a server that was killed
    // while creating it.
    if (isLocked(error) || !(await isEmpty(file))) throw error
    await rm(file)
    return open()
  })
  const version = await formatOf(found)
  if (version === `${storageVersion}+`) return found
  found.closeSync()
  if (!isOlder(version)) throw newerFormat(file)
  await rm(file)
  return open()
}

export const isLocked = (error: unknown): boolean =>
  error instanceof Error && /could not set lock|conflicting lock/i.test(error.message)

const sizeOf = async (file: string) => (await stat(file).catch(() => null))?.size ?? null

const isEmpty = async (file: string): Promise<boolean> =>
  (await sizeOf(file)) === 0 && ((await sizeOf(`${file}.wal`)) ?? 0) === 0

const numbersOf = (version: string): readonly number[] =>
  /^v(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? []

function isOlder(version: string): boolean {
  const [ours, theirs] = [numbersOf(storageVersion), numbersOf(version)]
  const differs = ours.findIndex((number, index) => number !== theirs[index])
  return differs >= 0 && (theirs[differs] ?? Infinity) < (ours[differs] ?? 0)
}

export const newerFormat = (file: string): StartFailure =>
  new StartFailure(
    `${file} was written by a newer version of Winnow, and this version would lose its contents. ` +
      'Start the newer version, or choose another folder with --data.',
  )

/** Lets DuckDB pass on small chunks of large rows instead of filling them up to 2 048. */
export async function connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect()
  await connection.run('SET enable_caching_operators = false')
  return connection
}

export async function withConnection<T>(
  instance: DuckDBInstance,
  use: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await connect(instance)
  try {
    return await use(connection)
  } finally {
    connection.closeSync()
  }
}

async function formatOf(instance: DuckDBInstance): Promise<string> {
  const connection = await instance.connect()
  try {
    const [[version] = []] = await runQuery(
      connection,
      plainQuery(
        `SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = current_database()`,
      ),
    )
    return String(version)
  } finally {
    connection.closeSync()
  }
}

/** A join must keep the order of its left side, which is the order of the file. */
async function prepared(instance: DuckDBInstance): Promise<DuckDBInstance> {
  const connection = await instance.connect()
  await connection.run(`SET GLOBAL disabled_optimizers = 'join_order,build_side_probe_side'`)
  await connection.run(`SET GLOBAL max_expression_depth = 5000`)
  connection.closeSync()
  return instance
}
