import { expect, test } from 'vitest'
import { allRecords, bitOf, bytesOf, countBits, noRecords, recordBits } from './record-bits.ts'

test('full and empty sets are right, also if the records do not fill a word', () => {
  for (const records of [0, 1, 31, 32, 33, 64, 1000]) {
    expect(countBits(allRecords(records))).toBe(records)
    expect(countBits(noRecords(records))).toBe(0)
    expect(recordBits(records, () => true)).toEqual(allRecords(records))
  }
})

test('each record has its own bit', () => {
  const some = recordBits(77, (record) => record % 5 === 0)
  for (let record = 0; record < 77; record += 1) {
    expect(bitOf(bytesOf(some), 77, record)).toBe(record % 5 === 0)
  }
  expect(countBits(some)).toBe(16)
})
