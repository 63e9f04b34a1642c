import { expect, test, vi } from 'vitest'
import { mergeFailures } from './merge-failures.ts'

const failed = (message: string) =>
  ({ state: 'failed', message, places: null, retry: vi.fn() }) as const

test('a failure of both count and preview is shown once, and a retry repeats both', () => {
  const [first, second] = [failed('It is away.'), failed('It is away.')]
  const { count, rows } = mergeFailures(first, second)
  expect(count).toMatchObject({ state: 'failed', message: 'It is away.' })
  expect(rows.state).toBe('none')
  if (count.state === 'failed') count.retry()
  expect(first.retry).toHaveBeenCalledOnce()
  expect(second.retry).toHaveBeenCalledOnce()
})

test('different failures, and a single one, are shown at their place', () => {
  const [one, other] = [failed('It is away.'), failed('Not yours.')]
  expect(mergeFailures(one, other)).toEqual({ count: one, rows: other })
  expect(mergeFailures({ state: 'loading' }, other).rows).toBe(other)
})
