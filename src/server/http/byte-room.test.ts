import { expect, test } from 'vitest'
import { createByteRoom } from './byte-room.ts'

const { signal } = new AbortController()

test('who finds too little room waits in the order of asking, and one that is larger than all of it has it alone', async () => {
  const room = createByteRoom(10)
  const order: string[] = []
  const first = await room.take(6, signal)
  const large = room.take(50, signal).then((release) => (order.push('large'), release))
  const small = room.take(1, signal).then((release) => (order.push('small'), release))
  await Promise.resolve()
  expect(order).toEqual([])
  first()
  first()
  ;(await large)()
  ;(await small)()
  expect(order).toEqual(['large', 'small'])
  expect(room.used()).toBe(0)
})

test('who goes away while waiting takes nothing, and those behind go on', async () => {
  const room = createByteRoom(10)
  const release = await room.take(8, signal)
  const gone = new AbortController()
  const waiting = room.take(9, gone.signal)
  const behind = room.take(2, signal)
  gone.abort()
  await expect(waiting).rejects.toThrow()
  ;(await behind)()
  release()
  expect(room.used()).toBe(0)
})
