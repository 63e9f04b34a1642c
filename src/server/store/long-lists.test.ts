import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { runQuery } from '#server/duckdb/run-query.ts'
import { duckdb } from '#sql/duckdb-dialect.ts'
import { sqlQuery } from '#sql/sql-query.ts'

const odd = ['a\0b', '', '"', '\\', "'", '\u2028', '😀', '\n', 'null', '\x7f', '\ufffd', '\b\f\t']

test('a long list is one parameter, and its texts come out in order', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const texts = Array.from({ length: 1001 }, (_, index) => odd[index] ?? `text ${index % 500}`)
  for (const [values, type] of [
    [texts, 'string'],
    [texts.slice(1), 'object'],
  ] as const) {
    const query = sqlQuery(duckdb, (bind) => `SELECT unnest(${bind.texts(values)})`)
    expect(query.parameters.map((parameter) => typeof parameter)).toEqual([type])
    expect((await runQuery(connection, query)).flat()).toEqual(values)
  }
  connection.closeSync()
  instance.closeSync()
})
