import { expect, test } from 'vitest'
import { waitBeforeRetry } from './retry.ts'

test('a temporary error is retried up to three times, with longer pauses', () => {
  for (const status of [null, 408, 429, 500, 502, 503, 504]) {
    const waits = [1, 2, 3, 4].map((tries) => waitBeforeRetry({ status, retry_after: null }, tries))
    expect(waits).toEqual([2, 5, 15, null])
  }
})

test('a retry waits for Retry-After, and a pause of minutes is left to the user', () => {
  expect(waitBeforeRetry({ status: 429, retry_after: 40 }, 1)).toBe(40)
  expect(waitBeforeRetry({ status: 429, retry_after: 0 }, 1)).toBe(2)
  expect(waitBeforeRetry({ status: 503, retry_after: 3600 }, 1)).toBeNull()
})

test('an error that the user has to fix is not retried', () => {
  for (const status of [400, 401, 403, 404, 413, 422, 501]) {
    expect(waitBeforeRetry({ status, retry_after: null }, 1)).toBeNull()
  }
})
