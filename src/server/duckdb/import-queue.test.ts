import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { drawnRecords, drawnSource } from '#server/testing/drawn-queue.test-support.ts'
import { importTable } from './import-queue.ts'

const source = drawnSource(
  'drawn',
  drawnRecords(3, 50).map((record) => JSON.stringify(record)),
)
const here = {
  folder: null,
  threads: 1,
  memoryMb: 256,
  allowRecord: async () => undefined,
  onNotice: () => undefined,
}

test.each(['INSERT INTO', 'SELECT min(position)'])(
  'a failed import drops its table: %s fails',
  async (failing) => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const run = connection.run.bind(connection)
    connection.run = (sql, ...rest) =>
      sql.startsWith(failing) ? Promise.reject(new Error('the disk is full')) : run(sql, ...rest)
    const tables = async () => {
      const result = await run(
        `SELECT count(*) FROM duckdb_tables() WHERE table_name = 'records_1'`,
      )
      return Number((await result.getRows())[0]?.[0])
    }
    const importing = () => importTable(connection, source, 'records_1', here, () => undefined)
    await expect(importing()).rejects.toThrow('the disk is full')
    expect(await tables()).toBe(0)

    connection.run = run
    await run('DROP TABLE IF EXISTS staging_records_1')
    await importing()
    expect(await tables()).toBe(1)
    connection.closeSync()
    instance.closeSync()
  },
)
