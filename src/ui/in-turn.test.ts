import { expect, test } from 'vitest'
import { createTurns } from './in-turn.ts'

test('slow work ends before the next one begins, and a failure stops nothing', async () => {
  const inTurn = createTurns()
  const seen: string[] = []
  const slow = inTurn(async () => {
    seen.push('slow begins')
    await new Promise((resolve) => setTimeout(resolve, 20))
    seen.push('slow ends')
    throw new Error('refused')
  })
  const fast = inTurn(async () => seen.push('fast'))
  await expect(slow).rejects.toThrow('refused')
  await fast
  expect(seen).toEqual(['slow begins', 'slow ends', 'fast'])
})
