import { expect, test } from 'vitest'
import { importFailure } from './import-failure.ts'
import { ImportError } from './store.ts'

test('a mistake of the records is said as it is', () => {
  expect(importFailure(new ImportError('/a/records.jsonl:3: not valid JSON'))).toBe(
    '/a/records.jsonl:3: not valid JSON',
  )
})

test('a full disk says what to do', () => {
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
  expect(importFailure(full)).toMatch(/^A disk is full\. Free some space/)
})

test('the details of a mistake of Winnow stay with the server', () => {
  expect(importFailure(new Error('SELECT secret'))).not.toContain('secret')
})
