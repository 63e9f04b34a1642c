import { expect, test } from 'vitest'
import { maxFailures, createThrottle } from './throttle.ts'

test('after ten failures in a minute a name waits for the rest of it; other names do not', () => {
  let time = 0
  const throttle = createThrottle(() => new Date(time))
  for (let index = 0; index < 10; index += 1) {
    expect(throttle.secondsToWait('a', maxFailures.signIn)).toBeNull()
    throttle.failed('a')
  }
  time = 15_000
  expect(throttle.secondsToWait('a', maxFailures.signIn)).toBe(45)
  expect(throttle.secondsToWait('b', maxFailures.signIn)).toBeNull()
  time = 60_000
  expect(throttle.secondsToWait('a', maxFailures.signIn)).toBeNull()
})

test('the latest failures are kept, however many names fail', () => {
  const throttle = createThrottle(() => new Date(0))
  for (let index = 0; index < 10; index += 1) throttle.failed('a')
  for (let index = 0; index < 9999; index += 1) throttle.failed(String(index))
  expect(throttle.secondsToWait('a', 10)).toBe(60)
})

test('after too many failures passwords are checked one by one in order, and too many waiting ones are refused', async () => {
  const throttle = createThrottle(() => new Date(0), { everyMs: 1, waiting: 3 })
  const { signal } = new AbortController()
  const turn = (given = signal) => throttle.turn('a', 10, given)
  for (let index = 0; index < 10; index += 1) {
    expect(await turn()).toBe(true)
    throttle.failed('a')
  }
  const order: string[] = []
  const gone = new AbortController()
  const waiting = [
    turn().then(() => order.push('first')),
    turn(gone.signal).catch(() => order.push('gone')),
    turn().then(() => order.push('last')),
  ]
  expect(await turn()).toBe(false)
  expect(await throttle.turn('b', 10, signal)).toBe(true)
  gone.abort()
  await Promise.all(waiting)
  expect(order.filter((one) => one !== 'gone')).toEqual(['first', 'last'])
  expect(await turn()).toBe(true)
})
