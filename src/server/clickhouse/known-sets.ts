import type { Filter, FilterTree } from '#domain/contract.ts'
import { allRecords, paddingOf, type RecordBits } from '#domain/record-bits.ts'
import type { KnownSet } from '#sql/clickhouse-statements.ts'

/** The leaves of a tree, each once. */
export function leavesOf(tree: FilterTree): readonly Filter[] {
  const leaves = new Set<Filter>()
  const collect = (node: FilterTree): void => {
    if ('filter' in node) leaves.add(node.filter)
    else if ('not' in node) collect(node.not)
    else for (const child of 'and' in node ? node.and : node.or) collect(child)
  }
  collect(tree)
  return [...leaves]
}

/** The records that a tree selects, from those that each of its leaves does. */
export function treeBits(
  tree: FilterTree,
  bitsOf: (leaf: Filter) => RecordBits,
  records: number,
): RecordBits {
  if ('filter' in tree) return bitsOf(tree.filter).slice()
  if ('not' in tree) {
    const bits = treeBits(tree.not, bitsOf, records)
    return combine(allRecords(records), bits, (all, own) => all & ~own)
  }
  const isAnd = 'and' in tree
  const bits = isAnd ? allRecords(records) : new Uint32Array(allRecords(records).length)
  for (const child of isAnd ? tree.and : tree.or) {
    const own = treeBits(child, bitsOf, records)
    combine(bits, own, isAnd ? (a, b) => a & b : (a, b) => a | b)
  }
  return bits
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

/** The part of a set that a slice of the records needs, for a statement; null where it is empty. */
export function setOfSlice(
  bits: RecordBits,
  records: number,
  { from, to }: { readonly from: number; readonly to: number },
): KnownSet | null {
  const padding = paddingOf(records)
  const firstByte = (from + padding) >>> 3
  const lastByte = (to - 1 + padding) >>> 3
  const bytes = Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength)
  const part = bytes.subarray(firstByte, lastByte + 1)
  if (part.every((byte) => byte === 0)) return null
  return { bits: part.toString('base64'), firstByte, padding }
}
