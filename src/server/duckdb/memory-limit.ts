import type {
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBValue,
} from '@duckdb/node-api'
import type { SqlQuery } from '#sql/sql-query.ts'
import { runChunks, runQuery } from './run-query.ts'

/** What counts, pages and the like need, in MB, where records are of ordinary size. */
const servingMb = 64
/** While exports run, which read everything once: so much, and as much again for each of them. */
const exportMb = 8

type Work = 'import' | 'export'

/**
 * The engine's memory follows what is going on. It would otherwise keep every block that it has
 * read, so that a server's memory grew with its largest table; the system caches files as well.
 */
export type MemoryLimit = {
  /** Gives the engine what this kind of work needs until the returned function is called. */
  readonly reserve: (work: Work) => Promise<() => Promise<void>>
  readonly during: <T>(work: Work, run: () => Promise<T>) => Promise<T>
  /**
   * Runs a statement and reads all its rows. Where the memory was too little for it (records of
   * megabytes), it runs again with twice as much, up to the most there may be, and that stays.
   */
  readonly runQuery: (connection: DuckDBConnection, query: SqlQuery) => Promise<DuckDBValue[][]>
  /** The same, handing over what the result consists of instead of its rows. */
  readonly runChunks: (
    connection: DuckDBConnection,
    query: SqlQuery,
    onChunk: (chunk: DuckDBDataChunk) => void,
  ) => Promise<void>
  /** The same for anything that asks the engine. */
  readonly withRoom: <T>(run: () => Promise<T>) => Promise<T>
  /**
   * Lets the engine have what a stored record of so many bytes needs, where that is more than all
   * there may be otherwise. It stays: the record is read again and again.
   */
  readonly allowRecord: (bytes: number) => Promise<void>
}

/** The engine needs so many times the size of a record to write it, and less to read it. */
const timesRecord = 7
const megabyte = 1024 * 1024

/** What the engine needs for a stored record of so many bytes, in MB. */
export const neededMb = (recordBytes: number): number =>
  Math.ceil((timesRecord * recordBytes) / megabyte / 64) * 64

export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error &&
  /^Out of Memory Error|failed to (pin|allocate|offload) |could not allocate block/i.test(
    error.message,
  )

export async function openMemoryLimit(
  instance: DuckDBInstance,
  memoryMb: number,
  exportTurns: number,
): Promise<MemoryLimit> {
  let mostMb = memoryMb
  const going: Record<Work, number> = { import: 0, export: 0 }
  /** What there is at least; grows apart, so that one export of large records leaves no more to serving. */
  const least = { serving: servingMb, exporting: exportMb }
  const limit = () =>
    Math.min(
      mostMb,
      going.import > 0
        ? mostMb
        : going.export > 0
          ? least.exporting + exportMb * Math.min(exportTurns, going.export)
          : least.serving,
    )
  const apply = async () => {
    const connection = await instance.connect()
    try {
      await connection.run(`SET GLOBAL memory_limit = '${limit()}MB'`)
    } catch {
      // The engine lowers the limit only when it can let go of enough; the next change tries again.
    } finally {
      connection.closeSync()
    }
  }
  const reserve = async (work: Work) => {
    going[work] += 1
    await apply()
    let isReserved = true
    return async () => {
      if (!isReserved) return
      isReserved = false
      going[work] -= 1
      await apply()
    }
  }
  const withRoom = async <T>(run: () => Promise<T>): Promise<T> => {
    const given = limit()
    try {
      return await run()
    } catch (error) {
      if (!isOutOfMemory(error) || given >= mostMb) throw error
      // Another statement may have asked for more meanwhile.
      if (limit() <= given) least[going.export > 0 ? 'exporting' : 'serving'] *= 2
      await apply()
      return withRoom(run)
    }
  }
  await apply()
  return {
    reserve,
    runQuery: (connection, query) => withRoom(() => runQuery(connection, query)),
    runChunks: (connection, query, onChunk) =>
      withRoom(() => runChunks(connection, query, onChunk)),
    withRoom,
    allowRecord: async (bytes) => {
      if (neededMb(bytes) <= mostMb) return
      mostMb = neededMb(bytes)
      await apply()
    },
    during: async (work, run) => {
      const release = await reserve(work)
      try {
        return await run()
      } finally {
        await release()
      }
    },
  }
}
