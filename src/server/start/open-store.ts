import { isDiskFull } from '#server/system/system-code.ts'
import type { Options } from './options.ts'
import { StartFailure } from '#server/system/start-failure.ts'
import { openDuckdbStore } from '#server/duckdb/duckdb-store.ts'
import { databaseFile, isLocked, newerFormat } from '#server/duckdb/open-instance.ts'
import type { Store } from '#server/store/store.ts'

/** DuckDB's own lock keeps a second server out. */
export async function openStore(
  folder: string,
  { memory, threads }: Pick<Options, 'memory' | 'threads'>,
): Promise<Store> {
  try {
    return await openDuckdbStore({
      folder,
      memoryLimitMb: memory,
      threads,
      plainRows: process.env.WINNOW_PLAIN_ROWS === '1',
      onNotice: (text) => process.stderr.write(`${text}\n`),
    })
  } catch (cause) {
    throw cause instanceof StartFailure ? cause : startFailure(folder, cause)
  }
}

function startFailure(folder: string, cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : String(cause)
  const file = databaseFile(folder)
  if (isLocked(cause)) {
    return new StartFailure(
      `Another Winnow is running with the data folder ${folder}. Stop it, or choose another folder with --data.`,
      { cause },
    )
  }
  if (isDiskFull(cause)) {
    return new StartFailure(
      `The disk of the data folder ${folder} is full. Free some space, or choose a folder on another disk with --data.`,
      { cause },
    )
  }
  if (/permission denied|read-only file system/i.test(message)) {
    return new StartFailure(
      `The database ${file} cannot be opened for writing. Change its permissions, or choose another folder with --data.`,
      { cause },
    )
  }
  if (/with version number/i.test(message)) return newerFormat(file)
  if (!/^(IO|Serialization|INTERNAL|Internal|Fatal|FATAL|Binder|Catalog) ?Error/.test(message)) {
    return cause
  }
  return new StartFailure(
    `The database ${file} is damaged (${message.split('\n')[0]}). ` +
      `Move it and ${file}.wal elsewhere and start again: the queues are then imported again. ` +
      'Or restore a backup of the whole data folder.',
    { cause },
  )
}
