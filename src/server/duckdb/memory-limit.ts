import type {
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBValue,
} from '@duckdb/node-api'
import type { SqlQuery } from '#sql/sql-query.ts'
import { once } from '#server/system/once.ts'
import { runChunks, runQuery } from './run-query.ts'

/** For counts, pages and facts, in MB, while records have ordinary size. */
const servingMb = 64
/** For exports, which read everything once: this base, and as much again per running export. */
const exportMb = 8

type Work = 'import' | 'export'

/**
 * With a fixed limit DuckDB would keep every block that it has read; the system caches files anyway.
 */
export type MemoryLimit = {
  /** Raises the limit for this work until the returned function is called. */
  readonly reserve: (work: Work) => Promise<() => Promise<void>>
  readonly during: <T>(work: Work, run: () => Promise<T>) => Promise<T>
  /** On out-of-memory it doubles the limit, up to the maximum, and tries again; the limit stays. */
  readonly runQuery: (connection: DuckDBConnection, query: SqlQuery) => Promise<DuckDBValue[][]>
  readonly runChunks: (
    connection: DuckDBConnection,
    query: SqlQuery,
    onChunk: (chunk: DuckDBDataChunk) => void,
  ) => Promise<void>
  readonly withRoom: <T>(run: () => Promise<T>) => Promise<T>
  /** Raises the maximum for good, because the record is read again and again. */
  readonly allowRecord: (bytes: number) => Promise<void>
}

/** DuckDB needs this many times the size of a record to write it, and less to read it. */
const timesRecord = 7
const megabyte = 1024 * 1024

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
  const running: Record<Work, number> = { import: 0, export: 0 }
  /** Minimum limits in MB. Kept separately: a large export must not raise the limit for counts. */
  const least = { serving: servingMb, exporting: exportMb }
  const limit = () =>
    Math.min(
      mostMb,
      running.import > 0
        ? mostMb
        : running.export > 0
          ? least.exporting + exportMb * Math.min(exportTurns, running.export)
          : least.serving,
    )
  const apply = async () => {
    const connection = await instance.connect()
    try {
      await connection.run(`SET GLOBAL memory_limit = '${limit()}MB'`)
    } catch {
      // DuckDB refuses a limit below what it cannot free; the next change tries again.
    } finally {
      connection.closeSync()
    }
  }
  const reserve = async (work: Work) => {
    running[work] += 1
    await apply()
    return once(async () => {
      running[work] -= 1
      await apply()
    })
  }
  const withRoom = async <T>(run: () => Promise<T>): Promise<T> => {
    const given = limit()
    try {
      return await run()
    } catch (error) {
      if (!isOutOfMemory(error) || given >= mostMb) throw error
      // Another statement may have raised the limit meanwhile.
      if (limit() <= given) least[running.export > 0 ? 'exporting' : 'serving'] *= 2
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
