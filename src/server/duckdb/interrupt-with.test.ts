import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { interruptWith } from './interrupt-with.ts'

test('a statement that begins after the abort is interrupted too', async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const release = interruptWith(connection, AbortSignal.abort())
  const endless = 'SELECT count(*) FROM range(1000000000000) WHERE hash(range) % 1000 = 7'
  await expect(connection.run(endless)).rejects.toThrow('Interrupted')
  release()
  const [[one] = []] = await (await connection.run('SELECT 1')).getRows()
  expect(one).toBe(1)
  connection.closeSync()
  instance.closeSync()
})
