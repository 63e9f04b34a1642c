export type BenchTree =
  | { readonly filter: BenchLeaf }
  | { readonly and: readonly BenchTree[] }
  | { readonly or: readonly BenchTree[] }
  | { readonly not: BenchTree }

export type BenchLeaf = {
  readonly type: string
  readonly column_id: string
  readonly operator: string
  readonly value: string | number | boolean | readonly string[] | readonly number[]
}

export const words =
  'refund order parcel address delay invoice coupon account password delivery size colour return exchange shipping weekday answer question agent'.split(
    ' ',
  )
export const pair = (seed: number): string =>
  `${words[seed % words.length]} ${words[Math.floor(seed / words.length) % words.length]}`
export const late = (seed: number): string =>
  new Date(Date.UTC(2026, 2, 9) + ((seed * 977_777) % 1_944_000) * 1000).toISOString()

/**
 * Each leaf selects between one in two hundred and one in three of the records: DuckDB would skip most
 * records for leaves that select none or all.
 */
const leafKinds: readonly ((seed: number) => BenchLeaf)[] = [
  (seed) => ({
    type: 'text',
    column_id: 'name',
    operator: 'one_of',
    value: [`run ${seed % 97}`, `run ${(seed * 7) % 97}`, `seed ${seed}`],
  }),
  (seed) => ({ type: 'text', column_id: 'input', operator: 'contains', value: [pair(seed)] }),
  (seed) => ({
    type: 'number',
    column_id: 'metrics/num_total_tokens',
    operator: 'lt',
    value: 100 + ((seed * 37) % 1100),
  }),
  (seed) => ({ type: 'date', column_id: 'created_at', operator: 'gte', value: late(seed) }),
  (seed) => ({
    type: 'collection',
    column_id: 'tags',
    operator: 'one_of',
    value: [words[seed % 7] ?? '', `seed ${seed}`],
  }),
  (seed) => ({
    type: 'text',
    column_id: 'user_metadata/build',
    operator: 'one_of',
    value: [`b${seed % 50}`, `b${(seed * 7) % 50}`, `seed ${seed}`],
  }),
  (seed) => ({ type: 'text', column_id: 'output', operator: 'contains', value: [pair(seed)] }),
  (seed) => ({
    type: 'number',
    column_id: 'metrics/duration_ns',
    operator: 'between',
    value: [(seed * 1_234_567) % 2 ** 30, 2 ** 30 + ((seed * 654_321) % 2 ** 28)],
  }),
]

/** Seeds that differ by 8 give the same kind with other values. */
const leafOf = (seed: number): BenchLeaf =>
  (leafKinds[seed % leafKinds.length] ?? leafKinds[0]!)(Math.floor(seed / leafKinds.length))

export const needle = 'in the middle'

function blockOf(seed: number, leaf: (seed: number) => BenchTree): BenchTree {
  const some = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => leaf(seed + from + index))
  return { or: [...some(0, 8), { and: some(8, 6) }, { not: { or: some(14, 6) } }] }
}

const blocksOf = (count: number, seed: number, leaf: (seed: number) => BenchTree) =>
  Array.from({ length: count }, (_, index) => blockOf(seed + index * 20, leaf))

const plainLeaf = (seed: number): BenchTree => ({ filter: leafOf(seed) })

export function treeOf(leaves: number): BenchTree {
  const middle = Math.floor(leaves / 2)
  const leaf = (seed: number): BenchTree =>
    seed === middle
      ? { filter: { type: 'text', column_id: 'name', operator: 'eq', value: needle } }
      : plainLeaf(seed)
  return { and: blocksOf(leaves / 20, 0, leaf) }
}

/** `edit` changes the value of one leaf. */
export const hundredNodes = (seed: number, edit = 0): BenchTree => ({
  and: [
    ...blocksOf(4, seed, plainLeaf),
    plainLeaf(seed + 80 + edit),
    plainLeaf(seed + 81),
    plainLeaf(seed + 82),
  ],
})
