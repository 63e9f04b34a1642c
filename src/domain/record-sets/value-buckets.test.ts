import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantBuckets, numberBuckets, wholeBuckets, type Bucket } from './value-buckets.ts'

function expectRow<T extends number | bigint>(
  buckets: readonly Bucket<T>[],
  least: T,
  greatest: T,
): void {
  expect(buckets.length).toBeGreaterThan(0)
  expect(buckets.length).toBeLessThanOrEqual(24)
  expect(buckets[0]?.from).toBe(least)
  expect(buckets.at(-1)?.to).toBe(greatest)
  for (const [index, { from, to }] of buckets.entries()) {
    expect(from <= to).toBe(true)
    const next = buckets[index + 1]
    if (next) expect(next.from > from).toBe(true)
  }
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const ordered = <T extends number | bigint>(value: fc.Arbitrary<T>) =>
  fc.tuple(value, value).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)))

describe('buckets', () => {
  test('of any numbers cover the range without a gap', () => {
    fc.assert(
      fc.property(ordered(finite), ([least, greatest]) => {
        const buckets = numberBuckets(least, greatest, false)
        expectRow(buckets, least, greatest)
        buckets.slice(1).forEach(({ from }, index) => expect(from).toBe(buckets[index]?.to))
      }),
    )
  })

  test('of numbers a step of the precision apart do not overlap', () => {
    expectRow(
      numberBuckets(1.7976931348623083e308, 1.79769313486231e308, false),
      1.7976931348623083e308,
      1.79769313486231e308,
    )
  })

  test('of whole numbers hold the same number of them each, but for the last', () => {
    fc.assert(
      fc.property(
        ordered(fc.maxSafeInteger().map((n) => Math.trunc(n / 2) + 0)),
        ([least, greatest]) => {
          const buckets = numberBuckets(least, greatest, true)
          expectRow(buckets, least, greatest)
          const width = (buckets[0]?.to ?? 0) - least
          for (const { from, to } of buckets.slice(0, -1)) expect(to - from).toBe(width)
          buckets
            .slice(1)
            .forEach(({ from }, index) => expect(from).toBe((buckets[index]?.to ?? 0) + 1))
        },
      ),
    )
  })

  test('of a few whole numbers hold one each', () => {
    expect(numberBuckets(1, 3, true)).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 2 },
      { from: 3, to: 3 },
    ])
  })

  test('of instants go from the first to the last, to the microsecond', () => {
    fc.assert(
      fc.property(ordered(fc.bigInt(-(2n ** 60n), 2n ** 60n)), ([first, last]) => {
        expectRow(instantBuckets(first, last), first, last)
      }),
    )
  })

  test('of equal values are one bucket', () => {
    expect(numberBuckets(0.5, 0.5, false)).toEqual([{ from: 0.5, to: 0.5 }])
    expect(instantBuckets(7n, 7n)).toEqual([{ from: 7n, to: 7n }])
  })
})

test('buckets of whole numbers of any size cover the range without a gap', () => {
  fc.assert(
    fc.property(
      ordered(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      ([least, greatest]) => {
        const buckets = wholeBuckets(least, greatest)
        expectRow(buckets, least, greatest)
        buckets
          .slice(1)
          .forEach(({ from }, index) => expect(from).toBe((buckets[index]?.to ?? 0n) + 1n))
      },
    ),
  )
})
