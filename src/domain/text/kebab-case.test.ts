import { expect, test } from 'vitest'
import { kebabCase } from './kebab-case.ts'

test('names of queues become words joined with dashes', () => {
  expect(kebabCase('Golden: edge cases / ünïcode')).toBe('golden-edge-cases-ünïcode')
  expect(kebabCase('???')).toBe('')
})
