import { expect, test } from 'vitest'
import { preparingFacts } from './import-facts.ts'
import { preparedShare, preparingText } from './import-progress.ts'

const queue = { id: 'a', name: 'Week 12', records: 1960, bytes: 8_400_000, total_bytes: 20_100_000 }

test('an import says its share, its records and its bytes', () => {
  expect(preparingText(queue)).toBe('Preparing… 41\u00a0%')
  expect(preparedShare(queue)).toBe(0.41)
  expect(preparingFacts(queue)).toBe('1,960 records · 8.4\u00a0MB of 20.1\u00a0MB')
})

test('an import that waits says its size alone', () => {
  expect(preparingFacts({ ...queue, records: 0, bytes: 0 })).toBe('20.1\u00a0MB')
})

test('an import that has read everything is not done yet', () => {
  expect(preparingText({ ...queue, bytes: 20_100_000 })).toBe('Preparing… 99\u00a0%')
})

test('without a known size, an import says what it has read', () => {
  const unknown = { ...queue, total_bytes: null }
  expect(preparingText(unknown)).toBe('Preparing…')
  expect(preparedShare(unknown)).toBeNull()
  expect(preparingFacts(unknown)).toBe('1,960 records · 8.4\u00a0MB')
  expect(preparingFacts({ ...unknown, records: 0, bytes: 0 })).toBe('')
})
