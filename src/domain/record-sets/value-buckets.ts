import type { Microseconds } from '#domain/contract/instant.ts'

/** Values from `from` on, up to where the next bucket begins; the last one holds its `to` as well. */
export type Bucket<T> = { readonly from: T; readonly to: T }

const mostBuckets = 24

/**
 * Buckets of the same width from the least value to the greatest. Whole numbers stay whole: each
 * bucket of them holds as many, and `to` is the last that it holds; of other numbers `to` is where the
 * next bucket begins.
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
  // Not `least + width * index`: the width of the widest range there is would be infinite.
  return between(least, greatest, (share) => least * (1 - share) + greatest * share)
}

/** Buckets of whole numbers of any size, the same number of them in each but for the last. */
export function wholeBuckets(least: bigint, greatest: bigint): readonly Bucket<bigint>[] {
  const width = (greatest - least) / BigInt(mostBuckets) + 1n
  const count = Number((greatest - least) / width) + 1
  return Array.from({ length: count }, (_, index) => {
    const from = least + BigInt(index) * width
    const to = from + width - 1n
    return { from, to: to < greatest ? to : greatest }
  })
}

/** Buckets of the same width from the first instant to the last. */
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
    // In a range of a few steps of the precision, bounds fall together, or a step behind the last.
    if (edge > edges.at(-1)! && edge < greatest) edges.push(edge)
  }
  edges.push(greatest)
  return edges.slice(1).map((to, index) => ({ from: edges[index] ?? least, to }))
}
