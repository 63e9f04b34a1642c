import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readTextAndCount } from './text-and-count.ts'

const folder = await mkdtemp(join(tmpdir(), 'winnow-texts-'))
afterAll(() => rm(folder, { recursive: true }))

function rowOf(text: string, count: number): Buffer {
  const bytes = Buffer.from(text)
  const head: number[] = []
  let length = bytes.length
  for (; length >= 0x80; length = Math.floor(length / 0x80)) head.push(0x80 + (length % 0x80))
  const number = Buffer.alloc(8)
  number.writeBigUInt64LE(BigInt(count))
  return Buffer.concat([Buffer.from([...head, length]), bytes, number])
}

async function* cut(row: Buffer, size: number) {
  for (let at = 0; at < row.length; at += size) yield row.subarray(at, at + size)
}

async function read(stream: AsyncIterable<Buffer>, spill: string | null) {
  const { bytes, count, pieces, close } = await readTextAndCount(stream, spill)
  const waiting = (await readdir(folder)).length
  const chunks: Uint8Array[] = []
  for await (const piece of pieces()) chunks.push(piece)
  await close()
  await close()
  return { bytes, count, text: Buffer.concat(chunks).toString(), waiting }
}

test('the text and the number are read, however the answer is split', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.nat({ max: 40_000 }).map((length) => 'é'.repeat(length)),
  )
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.nat(),
      fc.integer({ min: 1, max: 9000 }),
      async (all, count, size) => {
        const found = await read(cut(rowOf(all, count), size), null)
        expect(found).toMatchObject({ bytes: Buffer.byteLength(all), count, waiting: 0 })
        expect(found.text === all).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

test('a long text goes to a file, a short one does not', async () => {
  const long = 'a text, '.repeat(100_000)
  const found = await read(cut(rowOf(long, 7), 60_000), folder)
  expect(found).toMatchObject({ bytes: long.length, count: 7 })
  expect(found.text === long).toBe(true)
  expect(await read(cut(rowOf('short', 1), 3), folder)).toMatchObject({ text: 'short', count: 1 })
  expect(await readdir(folder)).toEqual([])
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a head alone', Buffer.from([0xff])],
  ['a text that breaks off', rowOf('x'.repeat(300_000), 1).subarray(0, 200_000)],
  ['a number that breaks off', rowOf('text', 1).subarray(0, -1)],
  ['more than a row', Buffer.concat([rowOf('text', 1), Buffer.from('Code: 241')])],
  ['an error', Buffer.from('Code: 241. DB::Exception: memory limit')],
])('%s is not a complete answer', async (_, row) => {
  for (const spill of [null, folder]) {
    await expect(read(cut(row, 1000), spill)).rejects.toThrow('not whole')
  }
  expect(await readdir(folder)).toEqual([])
})
