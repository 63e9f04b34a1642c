import type { DuckDBInstance } from '@duckdb/node-api'

/** What counts, pages and the like need, in MB. */
const servingMb = 64
/** What each export adds: its slices while the engine joins their rows. */
const exportMb = 32

type Work = 'import' | 'export'

/**
 * The engine's memory follows what is going on. It would otherwise keep every block that it has
 * read, so that a server's memory grew with its largest table; the system caches files as well.
 */
export type MemoryLimit = {
  /** Gives the engine what this kind of work needs until the returned function is called. */
  readonly reserve: (work: Work) => Promise<() => Promise<void>>
  readonly during: <T>(work: Work, run: () => Promise<T>) => Promise<T>
}

export async function openMemoryLimit(
  instance: DuckDBInstance,
  mostMb: number,
): Promise<MemoryLimit> {
  const going: Record<Work, number> = { import: 0, export: 0 }
  const apply = async () => {
    const needed = going.import > 0 ? mostMb : servingMb + exportMb * Math.max(1, going.export)
    const connection = await instance.connect()
    try {
      await connection.run(`SET GLOBAL memory_limit = '${Math.min(mostMb, needed)}MB'`)
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
  await apply()
  return {
    reserve,
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
