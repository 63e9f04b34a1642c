import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { largeFolder } from './large-folder.ts'
import { largeRecordsSql } from './large-records-sql.ts'

/** Rows are streamed, so this does not grow with their number. */
const memoryMb = 256

/** The file `records.jsonl` gets its name when it is complete. The same seed gives the same bytes. */
export async function writeLargeSample(folder: string, records: number, seed = 0): Promise<string> {
  const file = join(folder, 'records.jsonl')
  const unfinished = `${file}.unfinished`
  await mkdir(folder, { recursive: true })
  // With several threads the order of the lines would vary.
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
