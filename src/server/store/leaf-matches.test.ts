import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter } from '#domain/contract/contract.ts'
import { countBits } from '#domain/record-sets/record-bits.ts'
import { duckdb } from '#sql/duckdb-dialect.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import { duckdbMatches } from '#server/duckdb/duckdb-matches.ts'
import type { RunChunks } from '#server/duckdb/run-query.ts'
import { createLeafMatches } from './leaf-matches.ts'
import { rawTexts } from '#server/duckdb/row-texts.ts'
import { runChunks } from '#server/duckdb/run-query.ts'

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

const tableOf = (name: string, records: number) => ({
  name,
  records,
  slices: [0, records],
  slices_are_chunks: false,
})

test('the cache of leaves is limited, the leaves’ values included', async () => {
  const matches = createLeafMatches(duckdbMatches(rawTexts), 10_000)
  let scans = 0
  const run: RunChunks = (query, onChunk) => {
    scans += 1
    return runChunks(connection, query, onChunk)
  }
  const ask = async (value: string) => {
    const found = await matches.of(run, tableOf('records', 1), [leaf(value)], context)
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

test('few leaves and many give the same sets, in any order of the records', async () => {
  await connection.run(
    `CREATE TABLE shuffled AS SELECT position, 'n' || hash(position) % 97 AS name ` +
      `FROM range(3_003) AS t(position) ORDER BY hash(position)`,
  )
  const leaves = Array.from({ length: 97 }, (_, index) => leaf(`n${index}`))
  const run: RunChunks = (query, onChunk) => runChunks(connection, query, onChunk)
  const find = (some: readonly Filter[]) =>
    // Several statements instead of one for all records.
    duckdbMatches(rawTexts, 20).find(run, tableOf('shuffled', 3_003), some, context)
  const many = await find(leaves)
  for (const index of [0, 31, 32, 96]) {
    const [few] = await find(leaves.slice(index, index + 1))
    expect(countBits(few ?? new Uint32Array())).toBeGreaterThan(0)
    expect(many[index]).toEqual(few)
  }
})

test('long lists of words select the same as single words, and a scan has few comparisons', async () => {
  await connection.run(
    `CREATE TABLE worded AS SELECT position, CASE WHEN position % 5 < 4 THEN ` +
      `'İ ' || hash(position) % 9973 || ' Straße ΑΣ' || hash(position) % 97 END AS name FROM range(5_001) AS t(position)`,
  )
  let statements = 0
  const run: RunChunks = (query, onChunk) => {
    statements += 1
    return runChunks(connection, query, onChunk)
  }
  const table = { ...tableOf('worded', 5_001), slices: [0, 2048, 4000, 5_001] }
  const find = (some: readonly Filter[]) => duckdbMatches(rawTexts).find(run, table, some, context)
  const parts = (value: string[], case_sensitive = true): Filter => {
    const { type, column_id } = { type: 'text', column_id: 'name' } as const
    return { type, column_id, operator: 'contains', value, case_sensitive }
  }
  const counts = async (...leaves: Filter[]) => (await find(leaves)).map(countBits)
  const words = Array.from({ length: 60 }, (_, index) => `e ΑΣ${index}`)
  const many = [...words, ...words.map((word) => `${word}x`)]
  const [few = 0, all = 0] = await counts(parts(words), parts(many))
  expect(few).toBeGreaterThan(1000)
  expect(all).toBe(few)
  const upper = many.map((word) => word.toUpperCase())
  expect(await counts(parts(upper), parts(upper, false))).toEqual([0, few])
  // Every value contains the empty text; a missing value does not.
  expect(await counts(parts([...many, '']))).toEqual([4001])
  const long = parts(['i straSSe'.padEnd(5000, 'x'), '😀'])
  expect(await counts(long, parts(['İ', '!'.repeat(5000)]))).toEqual([0, 4001])
  // DuckDB has no text for a lone surrogate.
  const halved = parts([...many, ...Array.from({ length: 1000 }, (_, index) => `\ud800${index}`)])
  expect(await counts(halved)).toEqual([few])
  statements = 0
  await find(Array.from({ length: 9 }, () => parts(words)))
  expect(statements).toBe(3)
})
