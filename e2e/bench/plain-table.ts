import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Sample } from './make-sample.ts'

export type PlainTable = {
  readonly importing: number
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>
  readonly close: () => void
}

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const readRecords = ({ file, mostLineBytes }: Sample, more = ''): string =>
  `read_json(${quoted(file)}, format = 'newline_delimited', maximum_object_size = ${mostLineBytes}${more})`

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
