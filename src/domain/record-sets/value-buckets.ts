import type { Microseconds } from '#domain/contract/instant.ts'

/** Values from `from` up to the start of the next bucket; the last bucket includes its `to`. */
export type Bucket<T> = { readonly from: T; readonly to: T }

const mostBuckets = 24

/**
 * Buckets of equal width from the least to the greatest value. Buckets of whole numbers have equally
 * many numbers each, and `to` is the last one; otherwise `to` is the start of the next bucket.
 */
export function numberBuckets(
  least: number,
  greatest: number,
  areWhole: boolean,
): readonly Bucket<number>[] {
  if (areWhole && Number.isSafeInteger(least) && Number.isSafeInteger(greatest)) {
    const width = Math.ceil((greatest - least + 1) / mostBuckets)
    const count = Math.ceil((greatest - least + 1) / width)
    return Array.from({ length: count }, (_, index) => {
      const from = least + index * width
      return { from, to: Math.min(from + width - 1, greatest) }
    })
  }
  // Not `least + width * index`, because the width of the widest range is infinite.
  return between(least, greatest, (share) => least * (1 - share) + greatest * share)
}

/** Buckets of whole numbers of any size, with the same number of values in each but the last. */
export function wholeBuckets(least: bigint, greatest: bigint): readonly Bucket<bigint>[] {
  const width = (greatest - least) / BigInt(mostBuckets) + 1n
  const count = Number((greatest - least) / width) + 1
  return Array.from({ length: count }, (_, index) => {
    const from = least + BigInt(index) * width
    const to = from + width - 1n
    return { from, to: to < greatest ? to : greatest }
  })
}

/** Buckets of equal width from the first to the last instant. */
export function instantBuckets(
  first: Microseconds,
  last: Microseconds,
): readonly Bucket<Microseconds>[] {
  const parts = BigInt(mostBuckets)
  return between(
    first,
    last,
    (share) => first + ((last - first) * BigInt(Math.round(share * mostBuckets))) / parts,
  )
}

function between<T extends number | bigint>(
  least: T,
  greatest: T,
  at: (share: number) => T,
): readonly Bucket<T>[] {
  if (least === greatest) return [{ from: least, to: greatest }]
  const edges = [least]
  for (let index = 1; index < mostBuckets; index += 1) {
    const edge = at(index / mostBuckets)
    // In a range of only a few steps, edges may coincide or exceed the last value.
    if (edge > edges.at(-1)! && edge < greatest) edges.push(edge)
  }
  edges.push(greatest)
  return edges.slice(1).map((to, index) => ({ from: edges[index] ?? least, to }))
}
