import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter } from '#domain/contract.ts'
import { duckdb } from '#sql/duckdb-dialect.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import type { SqlQuery } from '#sql/sql-query.ts'
import { duckdbMatches } from './duckdb-matches.ts'
import { openLeafMatches } from './leaf-matches.ts'
import { runQuery } from './run-query.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
  await connection.run(`CREATE TABLE records AS SELECT 0 AS position, 'a' AS name`)
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const context: SqlContext = {
  dialect: duckdb,
  column: (id) => ({
    id,
    alias: null,
    name: id,
    storage: 'text',
    nullable: true,
    redacted_name: null,
    cells: 'any',
  }),
  unredacted: true,
  has_templates: false,
  line_forms: { line_redacted: 'some', line_computed: 'some', line_redacted_computed: 'some' },
  required_users: [],
}
const leaf = (value: string): Filter => ({
  type: 'text',
  column_id: 'name',
  operator: 'contains',
  value,
  case_sensitive: true,
})

test('what is remembered of leaves has a bound, the values of the leaves included', async () => {
  const matches = openLeafMatches(duckdbMatches, 10_000)
  let scans = 0
  const run = (query: SqlQuery) => {
    scans += 1
    return runQuery(connection, query)
  }
  const ask = async (value: string) => {
    const found = await matches.of(run, { name: 'records', records: 1 }, [leaf(value)], context)
    return found.map((bits) => bits[0])
  }
  expect(await ask('a')).toEqual([1])
  expect(await ask('a')).toEqual([1])
  expect(scans).toBe(1)
  for (let index = 0; index < 5; index += 1) {
    expect(await ask(`${index}${'x'.repeat(2000)}`)).toEqual([0])
  }
  expect(scans).toBe(6)
  expect(await ask('a')).toEqual([1])
  expect(scans).toBe(7)
})
