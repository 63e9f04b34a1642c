import {
  DOUBLE,
  DuckDBInstance,
  DuckDBTimestampValue,
  LIST,
  listValue,
  TIMESTAMP,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatInstant } from '#domain/contract/instant.ts'
import { duckdbTexts } from '#sql/duckdb-dialect.ts'
import { listText, numberText } from './stored-text.ts'

/** The expected texts come from DuckDB itself. */
let instance: DuckDBInstance
let ask: (sql: string, value: DuckDBValue, type: DuckDBType) => Promise<unknown>
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  ask = async (sql, value, type) => {
    const result = await connection.run(`SELECT ${sql} FROM (SELECT $1 AS x)`, [value], [type])
    return (await result.getRows())[0]?.[0]
  }
})
afterAll(() => instance.closeSync())

test('numbers are stored as DuckDB writes them', async () => {
  const number = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ noNaN: true, min: -20, max: 20 }).map((power) => 10 ** power),
    fc.integer(),
    fc.constantFrom(1e15, 9.999e15, 1e16, 1e-4, 9e-5, 1e-5, 5e-324, 1e21, 1.5, 123456789.125),
  )
  await fc.assert(
    fc.asyncProperty(number, async (value) => {
      expect(await ask(duckdbTexts.double('x'), value, DOUBLE)).toBe(numberText(value))
    }),
    { numRuns: 500 },
  )
})

test('lists are stored as DuckDB writes them, with every control character', async () => {
  const controls = Array.from({ length: 0xa1 }, (_, code) => String.fromCharCode(code))
  const list = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...controls)))
  const asked = (values: string[]) => ask(duckdbTexts.list('x'), listValue(values), LIST(VARCHAR))
  expect(await asked(controls)).toBe(listText(controls))
  expect(await asked(['a/b', '\u2028', '😀', '"\\'])).toBe(listText(['a/b', '\u2028', '😀', '"\\']))
  await fc.assert(
    fc.asyncProperty(list, async (values) => {
      expect(await asked(values)).toBe(listText(values))
    }),
    { numRuns: 100 },
  )
})

test('instants of any year are stored as DuckDB writes them', async () => {
  const first = -62_135_596_800_000_000n
  const last = 253_402_300_799_999_999n
  const instant = fc.oneof(fc.bigInt(first, last), fc.constantFrom(first, last, 0n, -1n))
  await fc.assert(
    fc.asyncProperty(instant, async (value) => {
      const timestamp = new DuckDBTimestampValue(value)
      const told = await ask(duckdbTexts.timestamp('x'), timestamp, TIMESTAMP)
      expect(told).toBe(formatInstant(value))
    }),
    { numRuns: 300 },
  )
})
