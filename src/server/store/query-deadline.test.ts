import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFairTurns } from '#server/system/fair-turns.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'
import { withDeadline } from './query-deadline.ts'
import { CallerGone } from '#server/system/caller-gone.ts'
import { TookTooLong } from './store.ts'

const oneTurn = () => createFairTurns({ ofOne: 1, ofAll: 1, waiting: 1 })
const endless = (signal: AbortSignal) => sleep(60_000, undefined, { signal })

test('an answer that takes too long is stopped, even while it waits for its turn', async () => {
  const turns = oneTurn()
  const asked = (work: (signal: AbortSignal) => Promise<unknown>, timeoutMs: number) =>
    withDeadline(turns, testCaller, work, timeoutMs).catch((error: unknown) => error)
  const ends = await Promise.all([asked(endless, 600), asked(async () => 'answered', 100)])
  expect(ends).toEqual([expect.any(TookTooLong), expect.any(TookTooLong)])
  expect(await asked(async () => 'answered', 10_000)).toBe('answered')
})

test('an answer is stopped when its client disconnects', async () => {
  const request = new AbortController()
  const caller = { ...testCaller, signal: request.signal }
  const end = withDeadline(oneTurn(), caller, endless).catch((error: unknown) => error)
  request.abort()
  expect(await end).toBeInstanceOf(CallerGone)
})

test('no work begins for a client that has disconnected', async () => {
  let hasBegun = false
  const begin = async () => void (hasBegun = true)
  const caller = { ...testCaller, signal: AbortSignal.abort() }
  await expect(withDeadline(oneTurn(), caller, begin)).rejects.toBeInstanceOf(CallerGone)
  expect(hasBegun).toBe(false)
})
