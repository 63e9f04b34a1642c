import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilterTree } from '#domain/contract/contract.ts'
import { duckdb } from '#sql/duckdb-dialect.ts'
import { endPosition, positionsQuery, sliceQuery, type ExportShape } from '#sql/export-sql.ts'
import type { SqlColumn, SqlContext } from '#sql/sql-column.ts'
import { openInstance } from './open-instance.ts'
import { runQuery } from './run-query.ts'
import { rawTexts } from './row-texts.ts'
import { allAtOnce, sliceRows } from './slice-rows.ts'

/** DuckDB reads a table in several threads, each one row group of 122 880 rows. */
const records = 500_000
const every = 7

const column = (id: string): SqlColumn => ({
  id,
  alias: null,
  name: id,
  storage: id === 'number' ? 'integer' : 'text',
  nullable: true,
  redacted_name: null,
  cells: id === 'nothing' ? 'none' : 'plain',
  computed: 'all',
})
const context: SqlContext = {
  dialect: duckdb,
  column,
  unredacted: true,
  all_ratings: true,
  own_ratings_of: null,
  has_templates: false,
  has_own_lines: false,
  line_forms: { line_redacted: 'some', line_computed: 'some', line_redacted_computed: 'some' },
  required_users: [],
}
const shapeOf = (filter_tree: FilterTree): ExportShape => ({
  table: 'records',
  selector: { type: 'filter_tree', filter_tree },
  format: 'csv',
  columns: [column('nothing'), column('name'), column('nothing'), column('number'), null],
  redact: false,
  computed_metrics_only: false,
})
const sevenths: FilterTree = {
  filter: {
    type: 'text',
    column_id: 'name',
    operator: 'eq',
    value: 'n0',
    case_sensitive: true,
  },
}

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await openInstance({ folder: null, memoryLimitMb: 512, threads: 4 })
  connection = await instance.connect()
  await connection.run(
    `CREATE TABLE records AS SELECT range AS position, 'n' || range % ${every} AS name, ` +
      `range * 3 AS number, NULL::VARCHAR AS nothing FROM range(${records})`,
  )
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const lineOf = (position: number) => `,n${position % every},,${position * 3},false\r\n`

async function read(shape: ExportShape, selected: string | null) {
  const slice = { from: 1, to: records }
  const streamed = allAtOnce(
    sliceRows(
      { withRoom: (run) => run() },
      connection,
      slice,
      (rest) => sliceQuery(shape, context, rest, selected),
      new AbortController().signal,
      rawTexts,
    ),
  )
  const texts = await streamed()
  const rows = await runQuery(connection, sliceQuery(shape, context, slice, selected))
  expect(rows.findIndex(([, position]) => Number(position) === endPosition)).toBe(rows.length - 1)
  const text = Buffer.concat(texts?.pieces ?? []).toString()
  expect(text === rows.map(([row]) => String(row)).join('')).toBe(true)
  return { text, count: texts?.rows }
}

test('a slice of many row groups is in the order of the table', async () => {
  const positions = Array.from({ length: records - 1 }, (_, index) => index + 1)
  for (let round = 0; round < 3; round += 1) {
    const all = await read(shapeOf({ and: [] }), null)
    expect(all.count).toBe(records - 1)
    expect(all.text === positions.map(lineOf).join('')).toBe(true)
  }

  const some = positions.filter((position) => position % every === 0)
  const filtered = await read(shapeOf(sevenths), null)
  expect(filtered.count).toBe(some.length)
  expect(filtered.text === some.map(lineOf).join('')).toBe(true)
})

test('the order is the same if the selected positions were found before', async () => {
  const { sql, parameters } = positionsQuery(shapeOf(sevenths), context)
  await runQuery(connection, { sql: `CREATE TABLE selected AS ${sql}`, parameters })
  const joined = await read(shapeOf({ and: [] }), 'selected')
  const some = Array.from({ length: Math.floor((records - 1) / every) }, (_, n) => (n + 1) * every)
  expect(joined.count).toBe(some.length)
  expect(joined.text === some.map(lineOf).join('')).toBe(true)
})

test('a slice without selected records has no rows', async () => {
  expect(await read(shapeOf({ or: [] }), null)).toEqual({ text: '', count: 0 })
})
