import { afterEach, beforeEach, expect, test } from 'vitest'
import { listenForInterrupts, type Interrupt } from './interrupt.ts'

let interrupt: Interrupt
beforeEach(() => {
  interrupt = listenForInterrupts()
})
afterEach(() => interrupt.stop())

/** The listener of this module; a real exception would also end the test run. */
const tellUncaught = (error: Error) =>
  process.listeners('uncaughtException').at(-1)?.(error, 'uncaughtException')

test('an assertion of the HTTP client is a lost connection, not the end of the process', () => {
  const stack = 'AssertionError\n    at Parser.finish (node:internal/deps/undici/undici:5600:13)'
  tellUncaught(Object.assign(new Error('false == true'), { code: 'ERR_ASSERTION', stack }))
  expect(interrupt.isLost()).toBe(true)
  expect(interrupt.isInterrupted()).toBe(false)
  expect(interrupt.signal.aborted).toBe(true)
})

test('a signal interrupts, and nothing listens after the run', () => {
  const before = process.listenerCount('SIGTERM')
  process.listeners('SIGTERM').at(-1)?.('SIGTERM')
  expect(interrupt.isInterrupted()).toBe(true)
  expect(interrupt.signal.aborted).toBe(true)
  interrupt.stop()
  expect(process.listenerCount('SIGTERM')).toBe(before - 1)
})
