import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withTimeout } from './with-timeout.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('work that ends in time gives its own result or error', async () => {
  await expect(withTimeout(Promise.resolve(1), 30, null)).resolves.toBe(1)
  await expect(withTimeout(Promise.reject(new Error('no')), 30, null)).rejects.toThrow('no')
  expect(vi.getTimerCount()).toBe(0)
})

test('work that takes longer gives the fallback', async () => {
  const waiting = withTimeout(new Promise<number>(() => undefined), 30, null)
  await vi.advanceTimersByTimeAsync(30)
  await expect(waiting).resolves.toBeNull()
})
