import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sliceCursor } from './slice-cursor.ts'

test('whole slices, several at once, and small parts of one', () => {
  const { next } = sliceCursor([0, 120, 130, 500, 620])
  expect(next(0)).toEqual({ from: 0, to: 30 })
  expect(next(0)).toEqual({ from: 30, to: 60 })
  expect(next(1)).toEqual({ from: 60, to: 120 })
  expect(next(2)).toEqual({ from: 120, to: 500 })
  expect(next(8)).toEqual({ from: 500, to: 620 })
  expect(next(1)).toBeNull()
})

test('an empty table has no piece', () => {
  expect(sliceCursor([0]).next(1)).toBeNull()
  expect(sliceCursor([0, 0]).next(0)).toBeNull()
})

test('whatever is asked for, every position is in one piece, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 10 }),
      (sizes, wishes) => {
        const starts = sizes.reduce((all, size) => [...all, (all.at(-1) ?? 0) + size], [0])
        const cursor = sliceCursor(starts)
        let place = 0
        for (let turn = 0; ; turn += 1) {
          const slice = cursor.next(wishes[turn % wishes.length] ?? 0)
          if (!slice) break
          expect(slice.from).toBe(place)
          expect(slice.to).toBeGreaterThan(slice.from)
          place = slice.to
        }
        expect(place).toBe(starts.at(-1))
      },
    ),
  )
})
