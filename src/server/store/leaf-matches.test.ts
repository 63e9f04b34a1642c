import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter } from '#domain/contract.ts'
import { countBits } from '#domain/record-bits.ts'
import { duckdb } from '#sql/duckdb-dialect.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import { duckdbMatches, type RunChunks } from './duckdb-matches.ts'
import { openLeafMatches } from './leaf-matches.ts'
import { runChunks } from './run-query.ts'

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
    computed: 'all',
  }),
  unredacted: true,
  all_ratings: true,
  own_ratings_of: null,
  has_templates: false,
  has_own_lines: false,
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
  const matches = openLeafMatches(duckdbMatches(), 10_000)
  let scans = 0
  const run: RunChunks = (query, onChunk) => {
    scans += 1
    return runChunks(connection, query, onChunk)
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

test('few leaves and many are found alike, in whatever order the records lie', async () => {
  await connection.run(
    `CREATE TABLE shuffled AS SELECT position, 'n' || hash(position) % 97 AS name ` +
      `FROM range(3_003) AS t(position) ORDER BY hash(position)`,
  )
  const leaves = Array.from({ length: 97 }, (_, index) => leaf(`n${index}`))
  const run: RunChunks = (query, onChunk) => runChunks(connection, query, onChunk)
  const find = (some: readonly Filter[]) =>
    // More statements than one for all records.
    duckdbMatches(20).find(run, { name: 'shuffled', records: 3_003 }, some, context)
  const many = await find(leaves)
  for (const index of [0, 31, 32, 96]) {
    const [few] = await find(leaves.slice(index, index + 1))
    expect(countBits(few ?? new Uint32Array())).toBeGreaterThan(0)
    expect(many[index]).toEqual(few)
  }
})
