import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createSlowTexts } from './slow-texts.ts'
import { createSliceBytes } from '#server/store/slice-bytes.ts'
import { createSliceCursor } from './slice-cursor.ts'

const folder = mkdtempSync(join(tmpdir(), 'winnow-slow-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const megabyte = 1024 * 1024
const textsOf = (bytes: Buffer) => async () => ({
  pieces: [bytes.subarray(0, 10), bytes.subarray(10)],
  bytes: bytes.length,
  rows: 7,
})

async function read(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

test('a large text without a reservation waits on disk and is the same', async () => {
  const slow = createSlowTexts(folder)
  const large = Buffer.from('A text of some words. '.repeat(300_000))
  const texts = await slow.onDisk(textsOf(large))()
  expect(texts).toMatchObject({ rows: 7, bytes: large.length })
  expect(Array.isArray(texts?.pieces)).toBe(false)
  expect((await read(texts?.pieces ?? [])).equals(large)).toBe(true)
  await slow.close()
  expect(readdirSync(folder)).toEqual([])
})

test('a small text stays in memory, and a large unread one leaves no file', async () => {
  const slow = createSlowTexts(folder)
  const small = Buffer.alloc(megabyte, 'a')
  expect(Array.isArray((await slow.onDisk(textsOf(small))())?.pieces)).toBe(true)
  await slow.onDisk(textsOf(Buffer.alloc(3 * megabyte, 'b')))()
  await slow.close()
  expect(readdirSync(folder)).toEqual([])
})

test('the size of a slice includes its large records, whose sizes are queried once', async () => {
  const sliceBytes = createSliceBytes()
  let asked = 0
  const run = async () => {
    asked += 1
    return [
      [3n, 20n * 1024n * 1024n],
      [8n, 10n * 1024n * 1024n],
    ]
  }
  await sliceBytes(run, 'records')
  const bytesOf = await sliceBytes(run, 'records')
  const sizes = [
    { from: 0, to: 3 },
    { from: 3, to: 4 },
    { from: 4, to: 8 },
    { from: 0, to: 9 },
  ].map(bytesOf)
  expect(sizes.map((size) => size / megabyte)).toEqual([6, 26, 6, 36])
  expect(asked).toBe(1)
})

test('peek returns the next slice without taking it', () => {
  const cursor = createSliceCursor([0, 1, 2, 3], true)
  expect([cursor.peek(1), cursor.peek(1), cursor.next(1), cursor.peek(0)]).toEqual([
    { from: 0, to: 1 },
    { from: 0, to: 1 },
    { from: 0, to: 1 },
    { from: 1, to: 2 },
  ])
})
