import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFileName } from '#domain/contract/export-file-name.ts'
import { exportFormats } from '#domain/contract/contract.ts'
import { planFileName } from './file-name.ts'

const at = new Date('2026-03-09T08:07:06.543Z')
const plan = (file_name: string, redact = true) =>
  planFileName(
    { file_name, export_format: 'csv', redact },
    { queue_name: 'Support answers, week 12', at, count: 1204 },
  )

test('without a requested name the server names the redacted file, and the page shows that name', () => {
  const saved = 'support-answers-week-12-20260309T080706Z.csv'
  expect(plan('')).toEqual({ requested: null, saved })
  expect(plan('  ')).toEqual({ requested: null, saved })
})

test('tokens of a requested name are filled in', () => {
  expect(plan('{queue} {count}')).toEqual({
    requested: 'support-answers-week-12 1204',
    saved: 'support-answers-week-12 1204.csv',
  })
})

test.each([
  ['', 'support-answers-week-12-20260309T080706Z-unredacted.csv'],
  ['weekly', 'weekly-unredacted.csv'],
  ['weekly.CSV', 'weekly-unredacted.CSV'],
  ['weekly-unredacted.csv', 'weekly-unredacted.csv'],
  ['{queue}-{redaction}', 'support-answers-week-12-unredacted.csv'],
  ['unredacted/weekly', 'weekly-unredacted.csv'],
])('with redaction off, %j is requested and saved as %j', (wish, name) => {
  expect(plan(wish, false)).toEqual({ requested: name, saved: name })
})

test('the server saves what the page shows, and an unredacted file always says so', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(...exportFormats),
      fc.boolean(),
      (file_name, queue_name, export_format, redact) => {
        const facts = { queue_name, at, count: null }
        const { requested, saved } = planFileName({ file_name, export_format, redact }, facts)
        // The local server, and the real service by its contract, name the file like this.
        expect(exportFileName({ requested, queue_name, format: export_format, at })).toBe(saved)
        if (!redact) expect(saved).toContain('unredacted')
      },
    ),
  )
})
