import { expect, test } from 'vitest'
import { NetworkError, ServiceError } from './api-failure.ts'
import { askAgainWhileAway } from './call-retries.ts'

const pauseAfter = (error: Error | null) => askAgainWhileAway({ state: { error } })
const answered = (status: number, retryAfter: number | null = null) =>
  pauseAfter(new ServiceError(status, null, retryAfter))

test('a busy service is called again after its Retry-After, and after at least a second', () => {
  expect(answered(429, 7)).toBe(7000)
  expect(answered(503, 0)).toBe(1000)
  expect(answered(502)).toBe(15_000)
  expect(pauseAfter(new NetworkError())).toBe(5000)
})

test('other errors, and a long Retry-After, are left to the user', () => {
  expect(answered(429, 3600)).toBe(false)
  for (const status of [400, 401, 403, 404, 422, 500]) expect(answered(status, 1)).toBe(false)
  expect(pauseAfter(null)).toBe(false)
})
