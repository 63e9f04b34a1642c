import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withPatience } from './with-timeout.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what comes in time is what counts, a failure as well', async () => {
  await expect(withPatience(Promise.resolve(1), null)).resolves.toBe(1)
  await expect(withPatience(Promise.reject(new Error('no')), null)).rejects.toThrow('no')
  expect(vi.getTimerCount()).toBe(0)
})

test('what never comes is given up after half a minute', async () => {
  const waiting = withPatience(new Promise<number>(() => undefined), null)
  await vi.advanceTimersByTimeAsync(30_000)
  await expect(waiting).resolves.toBeNull()
})
