import { beforeAll, expect, test } from 'vitest'
import { endPosition, type Slice } from '#sql/export-sql.ts'
import type { SqlQuery } from '#sql/sql-query.ts'
import { useMemoryDuckdb } from './memory-duckdb.test-support.ts'
import { plainTexts, rawTexts } from './row-texts.ts'
import { allAtOnce, sliceRows, type ReadRows } from './slice-rows.ts'

const connection = useMemoryDuckdb()

beforeAll(async () => {
  await connection().run(
    `CREATE TABLE numbers AS SELECT range AS position, repeat('-', 1000) || range AS text FROM range(0, 30000, 2)`,
  )
  await connection().run(`SET streaming_buffer_size = '64KB'`)
})

const queryOf = ({ from, to }: Slice): SqlQuery => ({
  sql:
    `SELECT text || '', position FROM numbers WHERE position >= ${from} AND position < ${to} ` +
    `UNION ALL SELECT '', ${endPosition}`,
  parameters: [],
})
const slice = { from: 1000, to: 21_000 }
const expected = Array.from(
  { length: 10_000 },
  (_, row) => '-'.repeat(1000) + (1000 + row * 2),
).join('')

const rowsOf = (
  query: (slice: Slice) => SqlQuery,
  gone = new AbortController().signal,
  rowTexts = rawTexts,
) => sliceRows({ withRoom: (run) => run() }, connection(), slice, query, gone, rowTexts)

async function all(read: ReadRows) {
  let text = ''
  let rows = 0
  let calls = 0
  for (let texts = await read(); texts; texts = await read()) {
    text += Buffer.concat(texts.pieces).toString()
    rows += texts.rows
    calls += 1
  }
  return { text, rows, calls }
}

test('a slice is read chunk by chunk', async () => {
  const { text, rows, calls } = await all(rowsOf(queryOf))
  expect(text === expected).toBe(true)
  expect(rows).toBe(10_000)
  expect(calls).toBeGreaterThanOrEqual(5)
})

test('the plain path reads the same rows', async () => {
  const { text, rows } = await all(rowsOf(queryOf, undefined, plainTexts))
  expect(text === expected).toBe(true)
  expect(rows).toBe(10_000)
})

test('allAtOnce gives the whole slice with the first call', async () => {
  const read = allAtOnce(rowsOf(queryOf))
  const { text, rows, calls } = await all(read)
  expect(text === expected).toBe(true)
  expect([rows, calls]).toEqual([10_000, 1])
})

test('after a failed statement another one reads the remaining rows', async () => {
  await connection().run('SET threads = 1')
  const asked: number[] = []
  const read = rowsOf((rest) => {
    asked.push(rest.from)
    const query = queryOf(rest)
    // The first statement fails after the rows of an earlier chunk were fetched.
    const fails = `CASE WHEN position >= 15000 THEN error('no more ' || position) END`
    return asked.length === 1
      ? {
          ...query,
          sql: query.sql.replace("''", `coalesce(${fails}, '')`),
        }
      : query
  })
  const { text, rows } = await all(read)
  expect(asked).toHaveLength(2)
  expect(asked[1]).toBeGreaterThan(1000)
  expect(rows).toBe(10_000)
  expect(text === expected).toBe(true)
})

test('a statement that always fails throws its error', async () => {
  const read = rowsOf(() => ({
    sql: `SELECT error('no such thing'), ${endPosition}`,
    parameters: [],
  }))
  await expect(read()).rejects.toThrow('no such thing')
})

test('a statement that fails midway, and again, throws its error', async () => {
  await connection().run('SET threads = 1')
  const read = rowsOf((rest) => {
    const { sql, parameters } = queryOf(rest)
    const fails = `coalesce(CASE WHEN position >= 15000 THEN error('no more ' || position) END, '')`
    return { sql: sql.replace("''", fails), parameters }
  })
  expect((await read())?.rows).toBeGreaterThan(0)
  await expect(all(read)).rejects.toThrow('no more 15000')
})

test('a statement without its end row throws', async () => {
  const read = rowsOf((rest) => {
    const { sql, parameters } = queryOf(rest)
    return { sql: sql.replace(/UNION ALL.*/, ''), parameters }
  })
  await expect(all(read)).rejects.toThrow('ended without')
})

test('records that are not selected give no rows', async () => {
  expect(await all(rowsOf(({ from }) => queryOf({ from, to: from })))).toEqual({
    text: '',
    rows: 0,
    calls: 0,
  })
})

test('no statement follows after the reader has gone', async () => {
  const gone = new AbortController()
  const asked: number[] = []
  const read = rowsOf((rest) => {
    asked.push(rest.from)
    const { sql, parameters } = queryOf(rest)
    return { sql: sql.replace(/UNION ALL.*/, ''), parameters }
  }, gone.signal)
  await read()
  gone.abort()
  await expect(all(read)).rejects.toThrow('abort')
  expect(asked).toEqual([slice.from])
})
