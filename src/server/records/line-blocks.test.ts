import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineBlocks } from './line-blocks.ts'
import { readLines } from './read-lines.ts'

async function* stream(pieces: readonly Uint8Array[]) {
  yield* pieces
}

async function blocksOf(pieces: readonly Uint8Array[]) {
  const blocks = []
  for await (const block of lineBlocks(stream(pieces), 'file')) blocks.push(block)
  return blocks
}

const cut = (bytes: Uint8Array, places: readonly number[]) => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length]
  let from = 0
  return ends
    .toSorted((a, b) => a - b)
    .map((end) => {
      const piece = bytes.subarray(from, end)
      from = end
      return piece
    })
}

test('blocks hold whole lines with their numbers, however the stream is split', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('', '\r', 'é'.repeat(300_000), 'x'.repeat(1_200_000)),
  )
  const file = fc.tuple(
    fc.array(
      line.map((text) => text.replaceAll('\n', ' ')),
      { maxLength: 40 },
    ),
    fc.boolean(),
    fc.array(fc.nat()),
  )
  await fc.assert(
    fc.asyncProperty(file, async ([lines, hasLastEnd, places]) => {
      const text = lines.join('\n') + (hasLastEnd ? '\n' : '')
      const blocks = await blocksOf(cut(Buffer.from(text), places))
      expect(Buffer.concat(blocks.map(({ bytes }) => bytes)).equals(Buffer.from(text))).toBe(true)
      for (const block of blocks.slice(0, -1)) expect(block.bytes.at(-1)).toBe(10)
      // Each block owns its memory, because it goes to another thread.
      for (const { bytes } of blocks) expect(bytes.buffer.byteLength).toBe(bytes.length)
      const read = blocks.flatMap((block) => [...readLines(block)])
      const expected = text
        .split('\n')
        .map((one, index) => ({
          number: index + 1,
          text: (index === 0 ? one.replace(/^\uFEFF/, '') : one).replace(/\r$/, ''),
          bytes: Buffer.byteLength(one),
        }))
        .filter((one) => one.text.trim() !== '')
      expect(read).toEqual(expected)
    }),
    { numRuns: 100 },
  )
})

test('an error names the line that is not UTF-8', async () => {
  const bytes = Buffer.concat([Buffer.from('one\ntwo\n'), Buffer.from([0x61, 0xff, 0x0a])])
  const [block] = await blocksOf([bytes])
  expect(() => [...readLines(block ?? { bytes, firstLine: 1 })]).toThrow(
    expect.objectContaining({ line: 3, message: 'this line is not valid UTF-8' }),
  )
})

test('a line of more than 64 MB is refused', async () => {
  const piece = Buffer.alloc(16 * 1024 * 1024, 97)
  const pieces = [Buffer.from('one\n'), ...Array.from({ length: 5 }, () => piece)]
  await expect(blocksOf(pieces)).rejects.toThrow('file:2: this line is longer than 64 MB')
})
