import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFileName } from '#domain/contract/export-file-name.ts'
import { fillFileName, needsCount } from './file-name-tokens.ts'

const facts = {
  queue_name: 'Support answers, week 12',
  format: 'csv',
  redact: true,
  at: new Date('2026-03-09T08:07:06.543Z'),
  count: 1204,
} as const

test('each token is replaced with its value', () => {
  expect(fillFileName('{queue}_{date}T{time}_{count}_{format}_{redaction}', facts)).toBe(
    'support-answers-week-12_20260309T080706Z_1204_csv_redacted',
  )
})

test('other text in braces stays, and values are not expanded again', () => {
  expect(fillFileName('{other} {} {queue', facts)).toBe('{other} {} {queue')
  expect(fillFileName('{constructor}{__proto__}', facts)).toBe('{constructor}{__proto__}')
  expect(fillFileName('{queue}', { ...facts, queue_name: '{count}' })).toBe('count')
})

test('an unknown count is left out', () => {
  expect(fillFileName('a-{count}', { ...facts, count: null })).toBe('a-')
  expect(needsCount('a-{count}')).toBe(true)
  expect(needsCount(null)).toBe(false)
})

test('the saved name is safe for any typed text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      (wish, queue_name) => {
        const { format, at } = facts
        const filled = fillFileName(`${wish}{queue}{count}`, { ...facts, queue_name })
        const name = exportFileName({ requested: filled, queue_name, format, at })
        expect(name).toMatch(/^[^\p{Cc}<>:"|?*/\\]+\.csv$/iu)
      },
    ),
  )
})
