import { expect, test } from 'vitest'
import { verdictOf } from './verdict.ts'

test('a file is complete when it is whole and has as many records as were counted', () => {
  const file = { rows: 10, isWhole: true, leavesOut: false }
  expect(verdictOf({ ...file, expected: 10 }).kind).toBe('complete')
  expect(verdictOf({ ...file, expected: null }).kind).toBe('complete')
  expect(verdictOf({ ...file, expected: 12 }).kind).toBe('different')
  expect(verdictOf({ ...file, expected: 12, leavesOut: true }).text).toContain('sessions')
  expect(verdictOf({ ...file, isWhole: false, expected: 10 }).kind).toBe('incomplete')
})
