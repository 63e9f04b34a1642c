import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, expect, test } from 'vitest'
import { openInstance } from './open-instance.ts'

const folder = mkdtempSync(join(tmpdir(), 'winnow-instance-'))
const file = join(folder, 'records.duckdb')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openInstance({ folder, memoryLimitMb: 256, threads: 2 })

async function during<T>(
  instance: DuckDBInstance,
  use: (connection: DuckDBConnection) => Promise<T>,
) {
  const connection = await instance.connect()
  try {
    return await use(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
const tablesOf = (instance: DuckDBInstance) =>
  during(instance, async (connection) => {
    const result = await connection.run('SELECT table_name FROM duckdb_tables() ORDER BY 1')
    return (await result.getRows()).flat()
  })

test('a file of an older format is replaced, one of this format stays', async () => {
  await during(await DuckDBInstance.create(file), (connection) =>
    connection.run('CREATE TABLE old AS SELECT 1'),
  )
  expect(await tablesOf(await open())).toEqual([])
  await during(await open(), (connection) => connection.run('CREATE TABLE kept AS SELECT 1'))
  expect(await tablesOf(await open())).toEqual(['kept'])
})

test('texts are compressed although one has 10 000 bytes', async () => {
  const kinds = await during(await open(), async (connection) => {
    await connection.run(
      `CREATE TABLE texts AS SELECT repeat('a word ' || range || ' ', CASE WHEN range = 7 THEN 1000 ELSE 60 END) AS line ` +
        `FROM range(20000)`,
    )
    await connection.run('CHECKPOINT')
    const result = await connection.run(
      `SELECT DISTINCT compression FROM pragma_storage_info('texts') WHERE segment_type = 'VARCHAR'`,
    )
    return (await result.getRows()).flat()
  })
  expect(kinds).not.toContain('Uncompressed')
  expect(existsSync(join(folder, 'spill'))).toBe(true)
})
