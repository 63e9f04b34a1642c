import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMemoryLimit } from './memory-limit.ts'
import { runQuery } from './run-query.ts'

let instance: DuckDBInstance
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { temp_directory: '' })
})
afterAll(() => instance.closeSync())

async function limit(): Promise<string> {
  const connection = await instance.connect()
  try {
    const sql = `SELECT current_setting('memory_limit')`
    const [[value] = []] = await runQuery(connection, { sql, parameters: [] })
    return String(value)
  } finally {
    connection.closeSync()
  }
}

/** Work that runs out of memory `times` times, and the limits that it saw. */
function hungry(times: number) {
  const found: string[] = []
  const run = async () => {
    found.push(await limit())
    if (found.length <= times) throw new Error('Out of Memory Error: too little')
  }
  return { found, run }
}

test('exports lower the limit, and one export’s higher limit does not raise that for other work', async () => {
  const memory = await openMemoryLimit(instance, 1024, 2)
  const serving = await limit()
  const giveBack = await memory.reserve('export')
  const { found, run } = hungry(3)
  await memory.withRoom(run)
  expect(found).toEqual(['15.2 MiB', '22.8 MiB', '38.1 MiB', '68.6 MiB'])
  await giveBack()
  expect(await limit()).toBe(serving)
  expect(serving).toBe('61.0 MiB')
})

test('work that never has enough memory fails at the maximum', async () => {
  const memory = await openMemoryLimit(instance, 200, 2)
  const { found, run } = hungry(Infinity)
  await expect(memory.withRoom(run)).rejects.toThrow('Out of Memory')
  expect(found).toEqual(['61.0 MiB', '122.0 MiB', '190.7 MiB'])
})
