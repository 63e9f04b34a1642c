import { expect, test } from 'vitest'
import { randomFor } from './random.ts'

test('the same seed gives the same numbers, another index or text others', () => {
  const draw = (text: string, index: number) => {
    const random = randomFor(text, index)
    return Array.from({ length: 5 }, random.next)
  }
  expect(draw('a', 3)).toEqual(draw('a', 3))
  expect(draw('a', 3)).not.toEqual(draw('a', 4))
  expect(draw('a', 3)).not.toEqual(draw('b', 3))
  expect(draw('a', 2 ** 32 + 3)).not.toEqual(draw('a', 3))
})

test('no UUID repeats in the sequences of 20 000 records, and each has version 4', () => {
  const drawn = new Set<string>()
  for (let index = 0; index < 20_000; index += 1) {
    const random = randomFor('record', index)
    // Records draw a varying number of other values between their ids.
    for (let skipped = random.below(5); skipped > 0; skipped -= 1) random.next()
    for (let id = 0; id < 5; id += 1) drawn.add(random.uuid())
  }
  expect(drawn.size).toBe(100_000)
  for (const id of drawn)
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))
      expect.fail(id)
})

test('numbers stay in their bounds and reach both ends', () => {
  const random = randomFor('bounds')
  const drawn = Array.from({ length: 1000 }, () => random.between(3, 6))
  expect(Math.min(...drawn)).toBe(3)
  expect(Math.max(...drawn)).toBe(6)
  const shares = Array.from({ length: 20_000 }, random.next)
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(0.5, 1)
})

test('a sample has no repeats and no more items than the list', () => {
  const random = randomFor('sample')
  const letters = ['a', 'b', 'c', 'd']
  expect([...random.sample(letters, 9)].toSorted()).toEqual(letters)
  expect(new Set(random.sample(letters, 3)).size).toBe(3)
})
