import { expect, test } from 'vitest'
import { retryAfterSeconds } from './retry-after.ts'

const now = Date.parse('2026-11-24T10:00:00Z')

test('Retry-After is a number of seconds or a date; a past date means no wait', () => {
  expect(retryAfterSeconds('12', now)).toBe(12)
  expect(retryAfterSeconds(' 0 ', now)).toBe(0)
  expect(retryAfterSeconds('Tue, 24 Nov 2026 10:00:30 GMT', now)).toBe(30)
  expect(retryAfterSeconds('Tuesday, 24-Nov-26 10:00:30 GMT', now)).toBe(30)
  expect(retryAfterSeconds('Tue, 24 Nov 2026 09:00:00 GMT', now)).toBe(0)
})

test('any other text is null', () => {
  for (const text of [null, '', '-5', '1.5', 'soon', 'Someday, maybe']) {
    expect(retryAfterSeconds(text, now)).toBeNull()
  }
})
