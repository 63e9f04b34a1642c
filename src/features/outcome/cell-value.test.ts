import { describe, expect, it } from 'vitest'
import { cellText, cellValue, isSurelyWhole, minuteText } from './cell-value.ts'

describe('cellValue', () => {
  it('finds a standard column by its id', () => {
    expect(cellValue({ input: 'hello' }, 'input')).toBe('hello')
  })

  it('prefers a key that is the whole id', () => {
    expect(cellValue({ 'metrics/a': 1, metrics: { a: 2 } }, 'metrics/a')).toBe(1)
  })

  it('finds metadata by the parts of the id, also when the key holds a slash', () => {
    expect(cellValue({ user_metadata: { 'a/b': 'x' } }, 'user_metadata/a/b')).toBe('x')
  })

  it('takes the value of a computed metric before the plain one', () => {
    const record = { metric_info: { k: { status_type: 'success', value: 0.5 } }, metrics: { k: 1 } }
    expect(cellValue(record, 'metrics/k')).toBe(0.5)
  })

  it('is missing if the record has no such value', () => {
    expect(cellValue({ user_metadata: null }, 'user_metadata/a')).toBeUndefined()
    expect(cellValue({}, 'constructor')).toBeUndefined()
  })
})

describe('cellText', () => {
  it('shows nested values as compact JSON and a missing value as an empty text', () => {
    expect(cellText([{ role: 'user' }])).toBe('[{"role":"user"}]')
    expect(cellText(null)).toBe('')
    expect(cellText(false)).toBe('false')
  })

  it('cuts long text', () => {
    expect(cellText('x'.repeat(1000))).toHaveLength(301)
  })
})

describe('isSurelyWhole', () => {
  it('is true for scalars and short texts only', () => {
    expect(isSurelyWhole(0.5)).toBe(true)
    expect(isSurelyWhole(null)).toBe(true)
    expect(isSurelyWhole('short')).toBe(true)
    expect(isSurelyWhole('a service cut this…')).toBe(false)
    expect(isSurelyWhole('x'.repeat(1000))).toBe(false)
    expect(isSurelyWhole([1])).toBe(false)
  })
})

it('a date-time in text shows in a zone, whatever a browser reads as a date', () => {
  const shown = '1 Mar 2026, 23:59'
  expect(minuteText('2026-03-01T22:59:00.900001Z', 'Europe/Berlin')).toBe(shown)
  expect(minuteText('2026-03-01T22:59:00.900001', 'Europe/Berlin')).toBe(shown)
  expect(minuteText('2026-03-01 22:59:00+00', 'Europe/Berlin')).toBe(shown)
  for (const text of ['', 'soon', '2026', '2026-03-01']) {
    expect(minuteText(text, 'Europe/Berlin')).toBe(text)
  }
})
