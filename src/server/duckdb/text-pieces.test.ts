import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useMemoryDuckdb } from './memory-duckdb.test-support.ts'
import { streamQuery } from './run-query.ts'
import { takeTexts } from './text-pieces.ts'

const connection = useMemoryDuckdb()

/** The pieces of all chunks; the texts are in the statement's second column, and are computed. */
async function read(texts: readonly string[], pieceBytes: number): Promise<Uint8Array[]> {
  const sql = `SELECT 1, text || '' FROM (SELECT unnest($1::VARCHAR[]) AS text)`
  const result = await streamQuery(connection(), { sql, parameters: [texts] })
  const pieces: Uint8Array[] = []
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    const taken = takeTexts(chunk, 1, pieceBytes)
    expect(taken.bytes).toBe(taken.pieces.reduce((sum, { length }) => sum + length, 0))
    pieces.push(...taken.pieces)
  }
  return pieces
}

const textOf = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString()

test('the pieces are the bytes of all texts in order, whatever their lengths', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 14 }),
    fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(200))
      .map(([part, times]) => part.repeat(times)),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 60 }),
      fc.integer({ min: 1, max: 5000 }),
      async (texts, pieceBytes) => {
        const pieces = await read(texts, pieceBytes)
        expect(textOf(pieces)).toBe(texts.join(''))
        expect(pieces.every(({ length }) => length <= pieceBytes)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

test('texts of 12 bytes are inside the vector, texts of 13 elsewhere', async () => {
  const texts = [0, 1, 4, 5, 12, 13, 16, 17].map((length) => 'abcdefghijklmnopq'.slice(0, length))
  for (const text of texts) expect(textOf(await read([text], 4096))).toBe(text)
  expect(textOf(await read(texts, 4096))).toBe(texts.join(''))
})

test('many texts of some hundred bytes make few pieces', async () => {
  const texts = Array.from({ length: 2048 }, (_, index) => `${index} `.repeat(100))
  const pieces = await read(texts, 65_536)
  expect(textOf(pieces)).toBe(texts.join(''))
  expect(pieces.length).toBeLessThan(50)
})

test('pieces stay unchanged after the chunk is freed', async () => {
  const pieces = await read(['x'.repeat(1_000_000)], 65_536)
  await read(['y'.repeat(1_000_000)], 65_536)
  expect(textOf(pieces)).toBe('x'.repeat(1_000_000))
})
