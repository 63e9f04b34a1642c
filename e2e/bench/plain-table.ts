import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Sample } from './make-sample.ts'

/** The records of a file in a DuckDB without any of ours, to compare with. */
export type PlainTable = {
  /** Milliseconds that reading the file took. */
  readonly importing: number
  /** The rows of a statement, over the table `plain`. */
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>
  readonly close: () => void
}

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** What reads the records of a sample. */
export const readRecords = ({ file, mostLineBytes }: Sample, more = ''): string =>
  `read_json(${quoted(file)}, format = 'newline_delimited', maximum_object_size = ${mostLineBytes}${more})`

/** Reads the records of a sample into a table on the disk, on two threads and with so many MB. */
export async function openPlainTable(
  folder: string,
  sample: Sample,
  memoryMb: number,
): Promise<PlainTable> {
  const instance = await DuckDBInstance.create(join(folder, 'plain.duckdb'), {
    threads: '2',
    memory_limit: `${memoryMb}MB`,
  })
  const connection = await instance.connect()
  const started = performance.now()
  await connection.run(`CREATE TABLE plain AS SELECT * FROM ${readRecords(sample)}`)
  return {
    importing: performance.now() - started,
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
