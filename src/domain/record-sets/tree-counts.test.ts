import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter, FilterTree } from '#domain/contract/contract.ts'
import { fewestToMute } from './fewest-to-mute.ts'
import { noRecords, recordBits } from './record-bits.ts'
import { tallyTree } from './tree-counts.ts'

const pause = () => Promise.resolve()
const room = { most: Infinity, pause }

/** Leaf `n` selects the records whose number has bit n. */
const records = 70
const leaf = (bit: number): FilterTree => ({
  filter: { type: 'number', column_id: String(bit), operator: 'eq', value: 1 },
})
const bitOf = (filter: Filter) => Number(filter.column_id)
const isOfLeaf = (bit: number, record: number) => ((record >> bit) & 1) === 1
const matchesOf = (filter: Filter) =>
  recordBits(records, (record) => isOfLeaf(bitOf(filter), record))

const { tree } = fc.letrec<{ tree: FilterTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.nat(6).map(leaf),
    fc.record({ and: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ or: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ not: tie('tree') }),
  ),
}))

const selects = (node: FilterTree, record: number): boolean => {
  if ('filter' in node) return isOfLeaf(bitOf(node.filter), record)
  if ('and' in node) return node.and.every((child) => selects(child, record))
  if ('or' in node) return node.or.some((child) => selects(child, record))
  return !selects(node.not, record)
}
const count = (node: FilterTree | null): number =>
  Array.from({ length: records }).filter((_, record) => node === null || selects(node, record))
    .length

const childrenOf = (node: FilterTree): readonly FilterTree[] =>
  'and' in node ? node.and : 'or' in node ? node.or : 'not' in node ? [node.not] : []
const preorder = (node: FilterTree): FilterTree[] => [node, ...childrenOf(node).flatMap(preorder)]

/** The tree without the nodes at these indexes; null if nothing is left. */
function without(root: FilterTree, places: readonly number[]): FilterTree | null {
  let next = 0
  const visit = (node: FilterTree): FilterTree | null => {
    const place = next
    next += 1
    const children = childrenOf(node).map(visit)
    if (places.includes(place)) return null
    const left = children.filter((child) => child !== null)
    if (children.length > 0 && left.length === 0) return null
    if ('and' in node) return { and: left }
    if ('or' in node) return { or: left }
    const [only] = left
    return 'not' in node && only ? { not: only } : node
  }
  return visit(root)
}

/** Copies each node: a shared object would be one node to the code, but a request has no shared nodes. */
const own = (node: FilterTree): FilterTree => JSON.parse(JSON.stringify(node)) as FilterTree

test('every node has its count, and every leaf the count of the tree without it', async () => {
  await fc.assert(
    fc.asyncProperty(tree.map(own), async (root) => {
      const { total, nodes } = await tallyTree(root, matchesOf, records, pause)
      const all = preorder(root)
      expect(total).toBe(count(root))
      expect(nodes.map((node) => node.count)).toEqual(all.map(count))
      expect(nodes.map((node) => node.without)).toEqual(
        all.map((node, place) => ('filter' in node ? count(without(root, [place])) : null)),
      )
    }),
    { numRuns: 300 },
  )
})

test('no smaller set of muted leaves gives a record', async () => {
  await fc.assert(
    fc.asyncProperty(tree.map(own), async (root) => {
      fc.pre(count(root) === 0)
      const places = preorder(root).flatMap((node, place) => ('filter' in node ? [place] : []))
      fc.pre(places.length > 0 && places.length <= 10)
      const muted = await fewestToMute(
        root,
        await tallyTree(root, matchesOf, records, pause),
        matchesOf,
        records,
        room,
      )
      const works = subsets(places).filter((some) => count(without(root, some)) > 0)
      const least = Math.min(...works.map((some) => some.length))
      if (muted === null) {
        expect(works).toEqual([])
        return
      }
      expect(muted).toHaveLength(least)
      expect(count(without(root, muted))).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})

const subsets = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])

test('in a queue without records there is nothing to mute', async () => {
  const none = () => noRecords(0)
  const tally = await tallyTree(leaf(0), none, 0, pause)
  expect(await fewestToMute(leaf(0), tally, none, 0, room)).toBeNull()
  expect(tally).toEqual({
    total: 0,
    nodes: [{ count: 0, without: 0 }],
  })
})

test('a large queue is sampled evenly, and a pause that throws ends the work', async () => {
  const root = own({ and: [{ or: [] }, leaf(6), leaf(5)] })
  const hopeless = await tallyTree(root, matchesOf, records, pause)
  expect(await fewestToMute(root, hopeless, matchesOf, records, { most: 7, pause })).toBeNull()

  const many = 2 ** 21
  const odd = recordBits(many, (record) => record % 2 === 1)
  const even = recordBits(many, (record) => record % 2 === 0)
  const sets = new Map([
    ['0', odd],
    ['1', even],
  ])
  const setOf = (filter: Filter) => sets.get(filter.column_id) ?? noRecords(many)
  const both = { and: [leaf(0), leaf(1), leaf(2), leaf(3)] }
  const groups: FilterTree = own({
    and: [both, ...Array.from({ length: 100 }, () => ({ and: [] }))],
  })
  let pauses = 0
  const counted = async () => void (pauses += 1)
  const tally = await tallyTree(groups, setOf, many, counted)
  expect(tally.total).toBe(0)
  expect(pauses).toBeGreaterThan(3)
  pauses = 0
  const muted = await fewestToMute(groups, tally, setOf, many, { most: 10_000, pause: counted })
  expect(muted).toHaveLength(3)
  // 10 000 records with 105 nodes each, instead of two million records.
  expect(pauses).toBeLessThan(10)
  const away = () => Promise.reject(new Error('away'))
  await expect(tallyTree(groups, setOf, many, away)).rejects.toThrow('away')
  const weigh = fewestToMute(groups, tally, setOf, many, { most: many, pause: away })
  await expect(weigh).rejects.toThrow('away')
})
