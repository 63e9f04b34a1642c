import { expect, test } from 'vitest'
import { wordSearch } from './word-search.ts'

test('a text fits if it contains every word of the search, in any order and case', () => {
  const fits = wordSearch(' Weekly  REPORT ')
  expect(fits('report of the week: weekly.csv')).toBe(true)
  expect(fits('report')).toBe(false)
  expect(wordSearch(' ')('anything')).toBe(true)
})
