import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noRecords, paddingOf, recordBits } from '#domain/record-sets/record-bits.ts'
import { transposeMasks, wordBits } from './transpose-masks.ts'

test('the bits of the integers become the sets of the leaves, word by word', () => {
  const drawn = fc.record({
    numbers: fc.array(fc.nat(2 ** 32 - 1), { minLength: 1, maxLength: 200 }),
    leaves: fc.integer({ min: 1, max: 32 }),
    pieceWords: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(drawn, ({ numbers, leaves, pieceWords }) => {
      const records = numbers.length
      const sets = Array.from({ length: leaves }, () => noRecords(records))
      const words = noRecords(records).length
      for (let word = 0; word < words; word += pieceWords) {
        const masks = new Uint32Array(pieceWords * wordBits)
        for (const place of masks.keys()) {
          masks[place] = numbers[word * wordBits + place - paddingOf(records)] ?? 0
        }
        transposeMasks(masks, sets, word)
      }
      const expected = sets.map((_, leaf) =>
        recordBits(records, (record) => (((numbers[record] ?? 0) >>> leaf) & 1) === 1),
      )
      expect(sets).toEqual(expected)
    }),
  )
})
