import { expect, test } from 'vitest'
import { linkLength } from './link-length.ts'

test.each([
  [1, 'good', false],
  [2000, 'good', false],
  [2001, 'warn', false],
  [8000, 'warn', false],
  [8001, 'bad', true],
  [64_000, 'bad', true],
  [64_001, 'bad', true],
] as const)('%i characters', (characters, tone, isLong) => {
  expect(linkLength(characters)).toMatchObject({ tone, isLong })
})
