import { expect, test } from 'vitest'
import { createBodyRoom } from './body-room.ts'

const { signal } = new AbortController()
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('one person gets no more than their share, and others still get memory', async () => {
  const room = createBodyRoom({ ofAll: 10, ofOne: 4 })
  const first = await room.take('a', 4, signal)
  const order: string[] = []
  const second = room.take('a', 4, signal).then((release) => (order.push('a'), release))
  const other = await room.take('b', 4, signal)
  await settled()
  expect([order, room.used()]).toEqual([[], 8])
  first()
  first()
  ;(await second)()
  other()
  expect(room.used()).toBe(0)
})

test('a caller who leaves gives back their memory; too many waiting callers are refused', async () => {
  const room = createBodyRoom({ ofAll: 8, ofOne: 8 })
  const release = await room.take('a', 8, signal)
  const gone = Array.from({ length: 16 }, () => new AbortController())
  const waiting = gone.map((one) => room.take('a', 8, one.signal))
  const left = Promise.allSettled(waiting)
  await expect(room.take('a', 1, signal)).rejects.toMatchObject({ status: 429 })
  for (const one of gone) one.abort()
  expect((await left).every(({ status }) => status === 'rejected')).toBe(true)
  release()
  ;(await room.take('a', 8, signal))()
  expect(room.used()).toBe(0)
})
