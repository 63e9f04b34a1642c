import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { largeFolder } from './large-folder.ts'
import { largeRecordsSql } from './large-records-sql.ts'

/** What the engine may hold: rows pass through, so that it does not depend on their number. */
const memoryMb = 256

/**
 * Writes a queue folder with so many records. `records.jsonl` has its name only when it is whole.
 * @param records a whole number, 0 or more
 * @param seed a whole number: the same gives the same bytes
 * @returns the file of the records
 */
export async function writeLargeSample(folder: string, records: number, seed = 0): Promise<string> {
  const file = join(folder, 'records.jsonl')
  const unfinished = `${file}.unfinished`
  await mkdir(folder, { recursive: true })
  // One thread: the order of the lines is part of what is promised.
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    threads: '1',
  })
  try {
    const connection = await instance.connect()
    await connection.run(largeRecordsSql(records, seed, unfinished))
    await writeFile(
      join(folder, 'queue.json'),
      `${JSON.stringify(largeFolder(records), null, 2)}\n`,
    )
    await rename(unfinished, file)
  } finally {
    instance.closeSync()
    await rm(unfinished, { force: true })
  }
  return file
}
