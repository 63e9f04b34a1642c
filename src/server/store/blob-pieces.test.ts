import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blobPieces } from './blob-pieces.ts'
import { useMemoryDuckdb } from './memory-duckdb.test-support.ts'
import { readOnlyChunk } from './run-query.ts'

const connection = useMemoryDuckdb()

const read = (text: string, pieceBytes: number) =>
  readOnlyChunk(
    connection(),
    { sql: 'SELECT 1, encode($1::VARCHAR)', parameters: [text] },
    (chunk) => blobPieces(chunk, 1, pieceBytes),
  )

test('the pieces of a blob are its bytes, whatever their number', async () => {
  const drawn = fc.tuple(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 1, max: 5000 }),
  )
  await fc.assert(
    fc.asyncProperty(drawn, async ([part, times, pieceBytes]) => {
      const text = part.repeat(times)
      const pieces = await read(text, pieceBytes)
      expect(Buffer.concat(pieces).equals(Buffer.from(text))).toBe(true)
      expect(pieces.slice(0, -1).every(({ length }) => length === pieceBytes)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('12 bytes lie in the vector itself, 13 elsewhere', async () => {
  for (const length of [0, 1, 4, 5, 12, 13, 16, 17]) {
    const text = 'abcdefghijklmnopq'.slice(0, length)
    expect(Buffer.concat(await read(text, 4096)).toString()).toBe(text)
  }
})

test('pieces stay what they are when the chunk is gone', async () => {
  const pieces = await read('x'.repeat(1_000_000), 65_536)
  await read('y'.repeat(1_000_000), 65_536)
  expect(Buffer.concat(pieces).toString()).toBe('x'.repeat(1_000_000))
})

test('a statement with another number of rows is refused', async () => {
  for (const sql of ['SELECT 1 WHERE false', 'SELECT unnest([1, 2])', 'FROM range(5000)']) {
    await expect(readOnlyChunk(connection(), { sql, parameters: [] }, () => 0)).rejects.toThrow(
      'another number',
    )
  }
})
