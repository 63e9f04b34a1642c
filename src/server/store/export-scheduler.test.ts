import { expect, test } from 'vitest'
import { createExportScheduler } from './export-scheduler.ts'

/** Work that ends on command, and how much of it runs at once. */
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

test('memory is reserved until none is left, and is given back once', () => {
  const scheduler = createExportScheduler({ bytes: 20, turns: 1 })
  const first = scheduler.reserveSlice(10)
  expect([first, scheduler.reserveSlice(10), scheduler.reserveSlice(1)]).toEqual([
    expect.any(Function),
    expect.any(Function),
    null,
  ])
  first?.()
  first?.()
  expect([
    scheduler.reserveSlice(11),
    scheduler.reserveSlice(10),
    scheduler.reserveSlice(1),
  ]).toEqual([null, expect.any(Function), null])
})

test('a text larger than all memory has the memory alone', () => {
  const scheduler = createExportScheduler({ bytes: 20, turns: 1 })
  const small = scheduler.reserveSlice(1)
  expect(scheduler.reserveSlice(21)).toBeNull()
  small?.()
  const large = scheduler.reserveSlice(21)
  expect([large, scheduler.reserveSlice(1)]).toEqual([expect.any(Function), null])
  large?.()
  expect(scheduler.reserveSlice(20)).toEqual(expect.any(Function))
})

test('the scheduler is crowded while more exports run than there are turns', () => {
  const scheduler = createExportScheduler({ bytes: 2, turns: 1 })
  const leave = scheduler.begin()
  expect(scheduler.isCrowded()).toBe(false)
  const leaveToo = scheduler.begin()
  expect(scheduler.isCrowded()).toBe(true)
  leaveToo()
  leaveToo()
  expect(scheduler.isCrowded()).toBe(false)
  leave()
  scheduler.begin()
  expect(scheduler.isCrowded()).toBe(false)
})

test('turns are limited, and exports run one at a time while an answer is waited for', async () => {
  const scheduler = createExportScheduler({ bytes: 1, turns: 2 })
  const slices = watchedWork()
  const answer = watchedWork()
  const all = Array.from({ length: 6 }, () => scheduler.runInTurn(slices.start))
  await soon()
  expect(slices.running()).toBe(2)
  const answered = scheduler.runFirst(answer.start)
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
