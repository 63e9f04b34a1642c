import type { Options } from './options.ts'
import { StartFailure } from './start-failure.ts'
import { openDuckdbStore } from '#server/store/duckdb-store.ts'
import type { Store } from '#server/store/store.ts'

/** Opens the database in the data folder; DuckDB's own lock keeps a second server out. */
export async function openStore(
  folder: string,
  { memory, threads }: Pick<Options, 'memory' | 'threads'>,
): Promise<Store> {
  try {
    return await openDuckdbStore({
      folder,
      memoryLimitMb: memory,
      threads,
      onNotice: (text) => process.stderr.write(`${text}\n`),
    })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (!/could not set lock|conflicting lock/i.test(message)) throw cause
    throw new StartFailure(
      `Another Winnow is running with the data folder ${folder}. Stop it, or name another folder with --data.`,
      { cause },
    )
  }
}
