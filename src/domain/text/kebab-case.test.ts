import { expect, test } from 'vitest'
import { kebabCase } from './kebab-case.ts'

test('queue names become words joined with dashes', () => {
  expect(kebabCase('Golden: edge cases / ünïcode')).toBe('golden-edge-cases-ünïcode')
  expect(kebabCase('???')).toBe('')
})
