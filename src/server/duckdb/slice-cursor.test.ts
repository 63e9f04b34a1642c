import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSliceCursor } from './slice-cursor.ts'

const chunk = 2048

test('pieces begin with chunks: one slice, several, or a small part of one', () => {
  const { next } = createSliceCursor([0, 6200, 12_400, 18_500, 24_600, 30_000])
  expect(next(0)).toEqual({ from: 0, to: chunk })
  expect(next(0)).toEqual({ from: chunk, to: 2 * chunk })
  expect(next(1)).toEqual({ from: 2 * chunk, to: 3 * chunk })
  expect(next(2)).toEqual({ from: 3 * chunk, to: 9 * chunk })
  expect(next(8)).toEqual({ from: 9 * chunk, to: 30_000 })
  expect(next(1)).toBeNull()
})

test('slices of large records are read one by one', () => {
  const { next } = createSliceCursor([0, 120, 130, 500, 4000, 8000, 8100])
  expect(next(8)).toEqual({ from: 0, to: 120 })
  expect(next(8)).toEqual({ from: 120, to: 130 })
  expect(next(0)).toEqual({ from: 130, to: 130 + 93 })
  expect(next(8)).toEqual({ from: 223, to: 500 })
  expect(next(8)).toEqual({ from: 500, to: chunk })
  expect(next(8)).toEqual({ from: chunk, to: 3 * chunk })
  expect(next(8)).toEqual({ from: 3 * chunk, to: 8100 })
})

test('an empty table has no piece', () => {
  expect(createSliceCursor([0]).next(1)).toBeNull()
  expect(createSliceCursor([0, 0]).next(0)).toBeNull()
})

test('for any sequence of calls every position is in exactly one piece, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9000 })), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 10 }),
      (sizes, wishes) => {
        const starts = sizes.reduce((all, size) => [...all, (all.at(-1) ?? 0) + size], [0])
        const cursor = createSliceCursor(starts)
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
