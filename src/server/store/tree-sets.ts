import type { Filter, FilterTree } from '#domain/contract/contract.ts'
import { allRecords, noRecords, type RecordBits } from '#domain/record-sets/record-bits.ts'
import { leavesOf } from '#domain/filter-tree/walk.ts'

const leavesAtOnce = 64

/** `find` evaluates some leaves at a time, so that memory does not grow with their number. */
export async function treeSet(
  tree: FilterTree,
  records: number,
  find: (leaves: readonly Filter[]) => Promise<readonly RecordBits[]>,
): Promise<RecordBits> {
  const leaves = leavesOf(tree)
  let found: readonly RecordBits[] = []
  let next = 0
  const take = async (): Promise<RecordBits> => {
    const at = next % leavesAtOnce
    if (at === 0) found = await find(leaves.slice(next, next + leavesAtOnce))
    next += 1
    return found[at] ?? noRecords(records)
  }
  const visit = async (node: FilterTree): Promise<RecordBits> => {
    // Caches share the sets of leaves, so change only a copy.
    if ('filter' in node) return (await take()).slice()
    if ('not' in node) {
      return combine(allRecords(records), await visit(node.not), (all, own) => all & ~own)
    }
    const isAnd = 'and' in node
    const bits = isAnd ? allRecords(records) : noRecords(records)
    for (const child of isAnd ? node.and : node.or) {
      combine(bits, await visit(child), isAnd ? (a, b) => a & b : (a, b) => a | b)
    }
    return bits
  }
  return visit(tree)
}

function combine(
  into: RecordBits,
  other: RecordBits,
  by: (a: number, b: number) => number,
): RecordBits {
  for (let word = 0; word < into.length; word += 1) {
    into[word] = by(into[word] ?? 0, other[word] ?? 0)
  }
  return into
}
