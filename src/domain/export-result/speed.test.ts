import { expect, test } from 'vitest'
import { speedOf, timeLeft } from './speed.ts'

test('the speed covers the last seconds, and the time left follows from the count', () => {
  const samples = [
    { at: 0, bytes: 0 },
    { at: 1000, bytes: 1_000_000 },
    { at: 2000, bytes: 3_000_000 },
  ]
  expect(speedOf(samples)).toBe(1_500_000)
  expect(timeLeft({ rows: 50, expected: 200, elapsedMs: 1000 })).toBe(3)
  expect(timeLeft({ rows: 0, expected: 200, elapsedMs: 1000 })).toBeNull()
  expect(timeLeft({ rows: 50, expected: null, elapsedMs: 1000 })).toBeNull()
})
