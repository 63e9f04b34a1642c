import { expect, test } from 'vitest'
import { asFlatFile, verdictOf, type EndedFile } from './verdict.ts'

const whole: EndedFile = {
  end: 'whole',
  rows: 10,
  isWhole: true,
  foreign: null,
  expected: 10,
  countFailed: false,
  hasAllIds: false,
  atMost: null,
  recounted: null,
}
const of = (change: Partial<EndedFile>) => verdictOf({ ...whole, ...change })

test('a file is complete when it is whole and has as many records as were counted', () => {
  expect(of({})).toEqual({ kind: 'complete', text: 'All 10 records are in the file.' })
  expect(of({ expected: null, hasAllIds: true }).kind).toBe('complete')
  expect(of({ expected: null, countFailed: true, hasAllIds: true }).kind).toBe('complete')
})

test('a different number is never complete, and the text says why it may be right', () => {
  expect(of({ expected: 8 })).toMatchObject({ kind: 'different' })
  expect(of({ expected: 8, recounted: 8 })).toMatchObject({ kind: 'incomplete' })
  expect(of({ expected: 8 }).text).toContain('10 records; 8 were counted before')
  expect(of({ expected: 1 }).text).toContain('10 records; 1 was counted before')
  expect(of({ expected: 12, recounted: 10 }).text).toContain('The file is right')
  expect(of({ expected: 12, recounted: 11 }).text).toContain('a second count gave 11')
})

test('a file that ends early, ends inside a record or holds other text is incomplete, whatever the count', () => {
  for (const end of ['broken', 'stalled', 'cancelled', 'disk'] as const) {
    const kind = end === 'cancelled' ? 'cancelled' : 'incomplete'
    expect(of({ end, expected: 10 }).kind).toBe(kind)
  }
  expect(of({ end: 'broken', rows: 4 }).text).toContain('4 of 10 records had arrived')
  expect(of({ isWhole: false }).kind).toBe('incomplete')
  expect(of({ foreign: 3 }).text).toContain('Record 3')
  expect(of({ expected: 12, recounted: 12 })).toMatchObject({ kind: 'incomplete' })
  expect(of({ expected: 12, recounted: null })).toMatchObject({ kind: 'incomplete' })
})

test('a whole file from a service that does not count is not proven complete', () => {
  const verdict = of({ expected: null })
  expect(verdict.kind).toBe('uncounted')
  expect(verdict.text).toContain('10 records, and the file ends normally')
})

test('a file that ends early is incomplete even if it has every requested id', () => {
  expect(of({ end: 'broken', hasAllIds: true }).kind).toBe('incomplete')
  expect(of({ expected: null, hasAllIds: true, isWhole: false }).kind).toBe('incomplete')
})

test('a file whose records could not be counted is not called complete', () => {
  const verdict = of({ expected: null, countFailed: true })
  expect(verdict.kind).toBe('unchecked')
  expect(verdict.text).toContain('couldn’t be counted')
})

/** A file of a service that leaves sessions out and counts only the selection. */
const bounded = (rows: number, change: Partial<EndedFile> = {}) =>
  of({ expected: null, atMost: 10, rows, ...change })

test('fewer records than selected prove nothing if the service does not report how many it left out', () => {
  const fewer = bounded(7)
  expect(fewer.kind).toBe('uncounted')
  expect(fewer.text).toContain('7 records of the 10 selected')
  expect(fewer.text).toContain('can’t prove that the file is complete')
  expect(bounded(0).kind).toBe('uncounted')
  expect(bounded(4, { end: 'broken' }).text).toContain('4 of up to 10 records had arrived')
})

test('a file with the whole selection, or with every requested id, is complete', () => {
  expect(bounded(10)).toEqual({
    kind: 'complete',
    text: 'All 10 records are in the file. None were left out.',
  })
  expect(bounded(7, { hasAllIds: true }).kind).toBe('complete')
})

test('more records than selected are wrong', () => {
  expect(bounded(12, { recounted: 10 }).kind).toBe('incomplete')
  expect(bounded(12, { recounted: 12 }).text).toContain('The file is right')
  expect(bounded(12, { recounted: null }).kind).toBe('different')
})

test('a whole file that should be flat and is not has the verdict “different”', () => {
  const complete = { kind: 'complete', text: 'All 3 records are in the file.' } as const
  expect(asFlatFile(complete, null)).toBe(complete)
  expect(asFlatFile(complete, 2)).toEqual({
    kind: 'different',
    text: 'All 3 records are in the file. But the file isn’t flat: record 2 has nested values.',
  })
  const incomplete = { kind: 'incomplete', text: 'The export was cancelled.' } as const
  expect(asFlatFile(incomplete, 2)).toBe(incomplete)
})
