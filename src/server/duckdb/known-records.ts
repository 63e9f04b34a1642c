import { leavesOf } from '#domain/filter-tree/walk.ts'
import type { Filter, FilterTree } from '#domain/contract/contract.ts'
import { bytesOf, paddingOf, type RecordBits } from '#domain/record-sets/record-bits.ts'
import { mergeWords } from '#sql/merge-words.ts'
import { tableColumns, type SqlContext } from '#sql/sql-column.ts'
import type { Bind } from '#sql/sql-query.ts'
import { comparisonsOf, isWordList } from '#sql/word-list-sql.ts'
import { treeSet } from '#server/store/tree-sets.ts'

/** A statement cannot be cancelled within 2 048 records; larger trees are evaluated leaf by leaf. */
export const mostComparisons = 256
/** Sets that a statement may use at once. */
const mostKnown = 8

type Find = (leaves: readonly Filter[]) => Promise<readonly RecordBits[]>

/** Whether a statement with the tree could not be cancelled quickly. */
export const isHeavy = (tree: FilterTree): boolean =>
  isTooMuch(tree) || leavesOf(tree).some(isWordList)

function isTooMuch(tree: FilterTree): boolean {
  const leaves = leavesOf(tree)
  const lists = leaves.filter(isWordList)
  const others = leaves.filter((leaf) => !isWordList(leaf))
  const comparisons = others.reduce((sum, leaf) => sum + comparisonsOf(leaf), 0)
  return comparisons > mostComparisons || lists.length > mostKnown
}

/** Evaluates heavy parts of the tree before; the statements get the sets of their records. */
export async function withKnownRecords(
  tree: FilterTree | null,
  records: number,
  context: SqlContext,
  find: Find,
): Promise<SqlContext> {
  if (tree === null || !isHeavy(tree)) return context
  const lists = leavesOf(tree).filter(isWordList)
  if (isTooMuch(tree)) {
    const found = await treeSet(mergeWords(tree), records, find)
    return { ...context, known: new Map([[tree, isAmong(found, records)]]) }
  }
  const found = await find(lists)
  const sets = new Map<Filter, RecordBits | undefined>(
    lists.map((leaf, index) => [leaf, found[index]]),
  )
  const known = new Map<FilterTree, (bind: Bind) => string>()
  const collect = (node: FilterTree): void => {
    if ('not' in node) return collect(node.not)
    if (!('filter' in node)) return ('and' in node ? node.and : node.or).forEach(collect)
    const set = sets.get(node.filter)
    if (set) known.set(node, isAmong(set, records))
  }
  collect(tree)
  return { ...context, known }
}

function isAmong(set: RecordBits, records: number): (bind: Bind) => string {
  const padding = paddingOf(records)
  const bits = Buffer.from(bytesOf(set).subarray(0, Math.ceil(records / 8))).toString('base64')
  const place = `(${tableColumns.position} + ${padding})::INTEGER`
  return (bind) => `get_bit(from_base64(${bind.text(bits)})::BIT, ${place}) = 1`
}
