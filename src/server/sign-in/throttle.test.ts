import { expect, test } from 'vitest'
import { createThrottle } from './throttle.ts'

test('ten failures in a minute make a name wait for the rest of it, and no other name', () => {
  let time = 0
  const throttle = createThrottle(() => new Date(time))
  for (let index = 0; index < 10; index += 1) {
    expect(throttle.wait('a')).toBeNull()
    throttle.failed('a')
  }
  time = 15_000
  expect(throttle.wait('a')).toBe(45)
  expect(throttle.wait('b')).toBeNull()
  time = 60_000
  expect(throttle.wait('a')).toBeNull()
})
