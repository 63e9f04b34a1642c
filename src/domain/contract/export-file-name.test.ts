import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, exportFileName } from './export-file-name.ts'

const at = new Date('2026-03-09T08:07:06.543Z')
const name = (requested: string | null, format: 'csv' | 'jsonl' = 'csv') =>
  exportFileName({ requested, queue_name: 'Support answers, week 12', format, at })

test('without a requested name the file is named after the queue and the time', () => {
  expect(name(null)).toBe('support-answers-week-12-20260309T080706Z.csv')
  expect(name('', 'jsonl')).toBe('support-answers-week-12-20260309T080706Z.jsonl')
  expect(name(' ../.. ')).toBe('support-answers-week-12-20260309T080706Z.csv')
})

test.each([
  ['weekly', 'weekly.csv'],
  ['weekly.csv', 'weekly.csv'],
  ['weekly.CSV', 'weekly.CSV'],
  ['weekly.jsonl', 'weekly.jsonl.csv'],
  ['../../etc/passwd', 'passwd.csv'],
  ['C:\\temp\\a.csv', 'a.csv'],
  ['a<b>:"|?*c', 'abc.csv'],
  ['line\r\nSet-Cookie: x', 'lineSet-Cookie x.csv'],
  [' .hidden. ', 'hidden.csv'],
  ['Bericht für März', 'Bericht für März.csv'],
])('%j becomes %j', (wish, expected) => {
  expect(name(wish)).toBe(expected)
})

test('any requested name becomes a safe name of at most 200 bytes with the extension', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wish) => {
      const given = name(wish)
      expect(new TextEncoder().encode(given).length).toBeLessThanOrEqual(200)
      expect(given).toMatch(/^[^\p{Cc}<>:"|?*/\\]+\.csv$/iu)
      expect(given).not.toMatch(/^[. ]/)
      expect(name(given)).toBe(given)
    }),
  )
})

test('the header has the name in ASCII and in UTF-8', () => {
  expect(contentDisposition('März "1".csv')).toBe(
    `attachment; filename="M_rz _1_.csv"; filename*=UTF-8''M%C3%A4rz%20%221%22.csv`,
  )
})

test('flat JSONL has the same extension as JSONL', () => {
  const wish = { queue_name: 'Support', format: 'jsonl_flat', at: new Date(0) } as const
  expect(exportFileName({ ...wish, requested: 'weekly' })).toBe('weekly.jsonl')
  expect(exportFileName({ ...wish, requested: 'weekly.JSONL' })).toBe('weekly.JSONL')
  expect(exportFileName({ ...wish, requested: null })).toBe('support-19700101T000000Z.jsonl')
})

test('the mark comes before the extension and is never cut', () => {
  const named = (requested: string | null) =>
    exportFileName({ requested, queue_name: 'Week 12', format: 'csv', at, mark: '-mark' })
  expect(named('weekly.CSV')).toBe('weekly-mark.CSV')
  expect(named(null)).toBe('week-12-20260309T080706Z-mark.csv')
  const long = named('é'.repeat(200))
  expect(long).toMatch(/é-mark\.csv$/)
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(200)
})
