import { expect, test } from 'vitest'
import { createByteRoom } from './byte-room.ts'

const { signal } = new AbortController()

test('callers wait in order, and a request larger than the room gets all of it', async () => {
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

test('a caller who leaves while waiting takes nothing, and those behind proceed', async () => {
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
