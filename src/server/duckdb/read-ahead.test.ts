import { expect, test } from 'vitest'
import { createReadAhead } from './read-ahead.ts'
import type { SomeRows } from './slice-rows.ts'

const soon = () => new Promise((resolve) => setImmediate(resolve))
const texts = (bytes: number): SomeRows => ({ pieces: [], bytes, rows: 1 })

/** Gives so many times 10 bytes, then what comes last, and counts how often it was asked. */
function source(count: number, last: () => SomeRows | null = () => null) {
  let asked = 0
  const read = async () => {
    await soon()
    asked += 1
    return asked <= count ? texts(10) : last()
  }
  return { read, asked: () => asked }
}

test('everything comes in its order, and null at the end, again and again', async () => {
  const { take } = createReadAhead(source(3).read, 100)
  const taken = [await take(), await take(), await take(), await take(), await take()]
  expect(taken).toEqual([texts(10), texts(10), texts(10), null, null])
})

test('no more is read ahead than so many bytes, and on as they are taken', async () => {
  const { read, asked } = source(100)
  const { take, ready } = createReadAhead(read, 30)
  await ready()
  for (let turn = 0; turn < 10; turn += 1) await soon()
  expect(asked()).toBe(3)
  await take()
  for (let turn = 0; turn < 10; turn += 1) await soon()
  expect(asked()).toBe(4)
})

test('a failure is told when all before it is taken', async () => {
  const failing = source(2, () => {
    throw new Error('broken off')
  })
  const { take, ready } = createReadAhead(failing.read, 100)
  await ready()
  expect([await take(), await take()]).toEqual([texts(10), texts(10)])
  await expect(take()).rejects.toThrow('broken off')
})

test('one that fails at once is told before anything is taken', async () => {
  const failing = source(0, () => {
    throw new Error('broken off')
  })
  await expect(createReadAhead(failing.read, 100).ready()).rejects.toThrow('broken off')
})

test('stopping waits for what is being read, and reads no further', async () => {
  const { read, asked } = source(100)
  const { stop } = createReadAhead(read, 1000)
  await stop()
  expect(asked()).toBe(1)
  await soon()
  expect(asked()).toBe(1)
})
