import { expect, test } from 'vitest'
import { freeName, presetNamed, searchPresets } from './preset-names.ts'

test('a name that is taken gets the first free number', () => {
  expect(freeName('Weekly', [])).toBe('Weekly')
  expect(freeName('Weekly', ['weekly '])).toBe('Weekly (2)')
  expect(freeName('Weekly', ['Weekly', 'Weekly (2)', 'Weekly (4)'])).toBe('Weekly (3)')
  expect(freeName('Weekly (2)', ['Weekly (2)'])).toBe('Weekly (2) (2)')
})

test('a numbered name is no longer than a name may be', () => {
  const long = 'n'.repeat(120)
  const second = freeName(long, [long])
  expect(second).toBe(`${'n'.repeat(116)} (2)`)
  expect(freeName(long, [long, second])).toBe(`${'n'.repeat(116)} (3)`)
})

test('a preset is found by its name in any case, and by any of its words', () => {
  const all = [
    { id: '1', name: 'Weekly rated' },
    { id: '2', name: 'Low' },
  ]
  expect(presetNamed(all, ' weekly RATED ')?.id).toBe('1')
  expect(presetNamed(all, 'weekly')).toBeUndefined()
  const found = (text: string) => searchPresets(all, text, ({ name }) => [name, null])
  expect(found('rated week').map(({ id }) => id)).toEqual(['1'])
  expect(found('  ')).toEqual(all)
})
