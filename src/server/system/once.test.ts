import { expect, test } from 'vitest'
import { once } from './once.ts'

test('the work runs with the first call, and later calls get its result', async () => {
  let calls = 0
  const run = once(async () => (calls += 1))
  expect(calls).toBe(0)
  expect(await Promise.all([run(), run()])).toEqual([1, 1])
  expect(await run()).toBe(1)
})

test('work without a result runs once too', () => {
  let calls = 0
  const run = once(() => void (calls += 1))
  run()
  run()
  expect(calls).toBe(1)
})
