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

test('a slice comes as the engine makes its rows', async () => {
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

test('with the first call, where all of it is wanted at once', async () => {
  const read = allAtOnce(rowsOf(queryOf))
  const { text, rows, calls } = await all(read)
  expect(text === expected).toBe(true)
  expect([rows, calls]).toEqual([10_000, 1])
})

test('a statement that fails in between is followed by one for the rows behind', async () => {
  await connection().run('SET threads = 1')
  const asked: number[] = []
  const read = rowsOf((rest) => {
    asked.push(rest.from)
    const query = queryOf(rest)
    // The first one gets as far as the rows that were made before the 7 000th.
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

test('a statement that fails for good says why', async () => {
  const read = rowsOf(() => ({
    sql: `SELECT error('no such thing'), ${endPosition}`,
    parameters: [],
  }))
  await expect(read()).rejects.toThrow('no such thing')
})

test('a statement that fails in between, and again, says why', async () => {
  await connection().run('SET threads = 1')
  const read = rowsOf((rest) => {
    const { sql, parameters } = queryOf(rest)
    const fails = `coalesce(CASE WHEN position >= 15000 THEN error('no more ' || position) END, '')`
    return { sql: sql.replace("''", fails), parameters }
  })
  expect((await read())?.rows).toBeGreaterThan(0)
  await expect(all(read)).rejects.toThrow('no more 15000')
})

test('a statement without the row that ends it is no end', async () => {
  const read = rowsOf((rest) => {
    const { sql, parameters } = queryOf(rest)
    return { sql: sql.replace(/UNION ALL.*/, ''), parameters }
  })
  await expect(all(read)).rejects.toThrow('ended without')
})

test('of what is not selected there are no rows', async () => {
  expect(await all(rowsOf(({ from }) => queryOf({ from, to: from })))).toEqual({
    text: '',
    rows: 0,
    calls: 0,
  })
})

test('nothing is asked for once more when the reader has gone', async () => {
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
