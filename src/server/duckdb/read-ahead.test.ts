import { expect, test } from 'vitest'
import { createReadAhead } from './read-ahead.ts'
import type { SomeRows } from './slice-rows.ts'

const soon = () => new Promise((resolve) => setImmediate(resolve))
const texts = (bytes: number): SomeRows => ({ pieces: [], bytes, rows: 1 })

/** Gives `count` pieces of 10 bytes, then the result of `last`, and counts the reads. */
function source(count: number, last: () => SomeRows | null = () => null) {
  let asked = 0
  const read = async () => {
    await soon()
    asked += 1
    return asked <= count ? texts(10) : last()
  }
  return { read, asked: () => asked }
}

test('rows come in order, then null on every call', async () => {
  const { take } = createReadAhead(source(3).read, 100)
  const taken = [await take(), await take(), await take(), await take(), await take()]
  expect(taken).toEqual([texts(10), texts(10), texts(10), null, null])
})

test('reading pauses at the limit, and continues as rows are taken', async () => {
  const { read, asked } = source(100)
  const { take, ready } = createReadAhead(read, 30)
  await ready()
  for (let turn = 0; turn < 10; turn += 1) await soon()
  expect(asked()).toBe(3)
  await take()
  for (let turn = 0; turn < 10; turn += 1) await soon()
  expect(asked()).toBe(4)
})

test('a failure is thrown after all earlier rows are taken', async () => {
  const failing = source(2, () => {
    throw new Error('broken off')
  })
  const { take, ready } = createReadAhead(failing.read, 100)
  await ready()
  expect([await take(), await take()]).toEqual([texts(10), texts(10)])
  await expect(take()).rejects.toThrow('broken off')
})

test('a failure of the first read is thrown by `ready`', async () => {
  const failing = source(0, () => {
    throw new Error('broken off')
  })
  await expect(createReadAhead(failing.read, 100).ready()).rejects.toThrow('broken off')
})

test('stopping waits for the current read and starts no other', async () => {
  const { read, asked } = source(100)
  const { stop } = createReadAhead(read, 1000)
  await stop()
  expect(asked()).toBe(1)
  await soon()
  expect(asked()).toBe(1)
})
