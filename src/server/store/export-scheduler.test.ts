import { expect, test } from 'vitest'
import { openSliceRoom } from './export-scheduler.ts'

/** Work that ends when it is told to, and how many of its kind were running at once. */
function watchedWork() {
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  return {
    most: () => most,
    running: () => running,
    endOne: async () => {
      ends.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
    start: async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running -= 1
    },
  }
}
const soon = () => new Promise((resolve) => setImmediate(resolve))

test('room is given until there is none, and comes back once', () => {
  const room = openSliceRoom({ bytes: 20, turns: 1 })
  const first = room.take(10)
  expect([first, room.take(10), room.take(1)]).toEqual([
    expect.any(Function),
    expect.any(Function),
    null,
  ])
  first?.()
  first?.()
  expect([room.take(11), room.take(10), room.take(1)]).toEqual([null, expect.any(Function), null])
})

test('what is larger than all the room has it alone', () => {
  const room = openSliceRoom({ bytes: 20, turns: 1 })
  const small = room.take(1)
  expect(room.take(21)).toBeNull()
  small?.()
  const large = room.take(21)
  expect([large, room.take(1)]).toEqual([expect.any(Function), null])
  large?.()
  expect(room.take(20)).toEqual(expect.any(Function))
})

test('it is crowded while more exports run than there are turns', () => {
  const room = openSliceRoom({ bytes: 2, turns: 1 })
  const leave = room.enter()
  expect(room.isCrowded()).toBe(false)
  const leaveToo = room.enter()
  expect(room.isCrowded()).toBe(true)
  leaveToo()
  leaveToo()
  expect(room.isCrowded()).toBe(false)
  leave()
  room.enter()
  expect(room.isCrowded()).toBe(false)
})

test('turns are bounded, and come one at a time while somebody waits for an answer', async () => {
  const room = openSliceRoom({ bytes: 1, turns: 2 })
  const slices = watchedWork()
  const answer = watchedWork()
  const all = Array.from({ length: 6 }, () => room.inTurn(slices.start))
  await soon()
  expect(slices.running()).toBe(2)
  const answered = room.ahead(answer.start)
  await slices.endOne()
  await slices.endOne()
  await soon()
  expect(slices.running()).toBe(1)
  await answer.endOne()
  await answered
  await slices.endOne()
  await soon()
  expect(slices.running()).toBe(2)
  for (let left = 0; left < 6; left += 1) await slices.endOne()
  await Promise.all(all)
  expect(slices.most()).toBe(2)
})
