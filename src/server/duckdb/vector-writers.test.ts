import { BIGINT, BOOLEAN, DOUBLE, DuckDBDataChunk, LIST, VARCHAR } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useMemoryDuckdb } from './memory-duckdb.test-support.ts'
import type { RowValue } from '#server/records/record-cells.ts'
import {
  booleanWriter,
  doubleWriter,
  integerWriter,
  listWriter,
  textWriter,
} from './vector-writers.ts'

const types = [VARCHAR, LIST(VARCHAR), BIGINT, DOUBLE, BOOLEAN]
const most = 2048

const connection = useMemoryDuckdb()
type Row = readonly RowValue[]

async function written(chunks: readonly (readonly Row[])[]): Promise<readonly unknown[]> {
  await connection().run(
    'CREATE OR REPLACE TABLE written (t VARCHAR, l VARCHAR[], i BIGINT, d DOUBLE, b BOOLEAN)',
  )
  const appender = await connection().createAppender('written')
  const chunk = DuckDBDataChunk.create(types)
  const writers = [textWriter, listWriter, integerWriter, doubleWriter, booleanWriter].map(
    (writer) => writer(most),
  )
  for (const rows of chunks) {
    for (const [row, values] of rows.entries()) {
      for (const [index, value] of values.entries()) writers[index]?.put(row, value)
    }
    chunk.reset()
    chunk.rowCount = rows.length
    for (const [index, writer] of writers.entries()) {
      writer.flush(duckdb.data_chunk_get_vector(chunk.chunk, index), rows.length)
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  const result = await connection().run('FROM written')
  return result.getRowsJS()
}

const expected = (rows: readonly Row[]) =>
  rows.map((row) =>
    row.map((value) => {
      if (typeof value === 'string') return value.toWellFormed()
      return Array.isArray(value) ? value.map((item: string) => item.toWellFormed()) : value
    }),
  )

const text = fc.oneof(
  fc.string({ maxLength: 16 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    'a\0b',
    '\ud800',
    '123456789012',
    '1234567890123',
    'é'.repeat(6),
    'é'.repeat(7),
  ),
  fc
    .tuple(fc.string({ maxLength: 3 }), fc.integer({ min: 1, max: 3000 }))
    .map(([s, n]) => s.repeat(n)),
)
const row = fc.tuple(
  fc.option(text),
  fc.option(fc.array(text, { maxLength: 4 })),
  fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  fc.option(fc.double({ noNaN: true })),
  fc.option(fc.boolean()),
)

test('DuckDB has the written values of every chunk, nulls included', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(row, { minLength: 1, maxLength: 70 }), { minLength: 1, maxLength: 3 }),
      async (chunks) => {
        expect(await written(chunks)).toEqual(expected(chunks.flat()))
      },
    ),
    { numRuns: 100 },
  )
})

test('a full chunk may have more list items than rows', async () => {
  const items = (count: number) => Array.from({ length: count }, (_, index) => `item ${index}`)
  const rows = Array.from({ length: most }, (_, index): Row => [
    index % 3 === 0 ? null : `a text of row ${index}`.repeat(index % 7),
    items(index % 5),
    BigInt(index),
    index / 3,
    index % 2 === 0,
  ])
  expect(await written([rows, rows.slice(0, 10), rows])).toEqual(
    expected([...rows, ...rows.slice(0, 10), ...rows]),
  )
})

test('a value of another type than the column’s becomes null', async () => {
  expect(await written([[[1, 'text', 'text', 1n, 0]]])).toEqual([[null, null, null, null, null]])
})
