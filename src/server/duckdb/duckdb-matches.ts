import { DuckDBBitValue, type DuckDBDataChunk } from '@duckdb/node-api'
import type { Filter } from '#domain/contract/contract.ts'
import { noRecords, paddingOf, type RecordBits } from '#domain/record-sets/record-bits.ts'
import { leafMasksQuery, leafSetsQuery, leavesPerMask } from '#sql/leaf-matches-sql.ts'
import { comparisonsOf, isWordList } from '#sql/word-list-sql.ts'
import { columnNumbers } from './column-numbers.ts'
import { findWords, type SlicedTable } from './find-words.ts'
import { mostComparisons } from './known-records.ts'
import type { RowTexts } from './row-texts.ts'
import type { RunChunks } from './run-query.ts'
import { createWordThreads } from './word-threads.ts'
import type { LeafScan } from '#server/store/leaf-matches.ts'
import { transposeMasks, wordBits } from './transpose-masks.ts'

/** DuckDB plans more leaves per scan slowly. */
const mostLeaves = 128
/** Words of a set per statement; its result has 20 MB at most. */
const statementWords = 2 ** 15

/**
 * DuckDB's `bitstring_agg` is fastest for a few leaves; for many it costs more than evaluating them.
 */
const fewLeaves = 4

export const duckdbMatches = (
  rowTexts: RowTexts,
  rangeWords = statementWords,
): LeafScan<RunChunks, SlicedTable> => {
  const findMany = findManyBy(rangeWords)
  const search = { threads: createWordThreads(), rowTexts }
  return {
    leaves: () => mostLeaves,
    find: async (run, table, leaves, context) => {
      const sets = new Map<Filter, RecordBits | undefined>()
      for (const some of inScans(leaves.filter((leaf) => !isWordList(leaf)))) {
        const find = some.length <= fewLeaves ? findFew : findMany
        const found = await find(run, table, some, context)
        for (const [index, leaf] of some.entries()) sets.set(leaf, found[index])
      }
      for (const leaf of leaves.filter(isWordList)) {
        sets.set(leaf, await findWords(search, run, table, leaf, context))
      }
      return leaves.map((leaf) => sets.get(leaf) ?? noRecords(table.records))
    },
  }
}

/** A scan has few enough comparisons per record that it can be cancelled quickly. */
function inScans(leaves: readonly Filter[]): readonly (readonly Filter[])[] {
  const scans: Filter[][] = []
  let comparisons = Infinity
  for (const leaf of leaves) {
    if (comparisons + comparisonsOf(leaf) > mostComparisons) {
      scans.push([])
      comparisons = 0
    }
    scans.at(-1)?.push(leaf)
    comparisons += comparisonsOf(leaf)
  }
  return scans
}

type Find = LeafScan<RunChunks, SlicedTable>['find']

const findFew: Find = async (run, { name, records }, leaves, context) => {
  const found: RecordBits[] = []
  await run(leafSetsQuery(name, leaves, records, context), (chunk) => {
    for (const column of leaves.keys()) {
      found.push(toRecordBits(chunk.getColumnVector(column).getItem(0), records))
    }
  })
  return found
}

/** DuckDB's bit string starts with a byte that counts the padding bits, which are 1. */
function toRecordBits(value: unknown, records: number): RecordBits {
  const bits = noRecords(records)
  if (!(value instanceof DuckDBBitValue)) return bits
  const bytes = new Uint8Array(bits.buffer)
  bytes.set(value.data.subarray(1))
  bytes[0] = (bytes[0] ?? 0) & (0xff >>> value.padding())
  return bits
}

/** A row's integers have one bit per leaf; they are transposed into one set per leaf. */
const findManyBy =
  (rangeWords: number): Find =>
  async (run, { name, records }, leaves, context) => {
    const sets = leaves.map(() => noRecords(records))
    const words = noRecords(records).length
    const padding = paddingOf(records)
    const masks = Array.from(
      { length: Math.ceil(leaves.length / leavesPerMask) },
      () => new Uint32Array(Math.min(rangeWords, words) * wordBits),
    )
    for (let word = 0; word < words; word += rangeWords) {
      const first = word * wordBits - padding
      const from = Math.max(0, first)
      const to = Math.min(records, first + rangeWords * wordBits)
      const query = leafMasksQuery(name, leaves, { from, to }, context)
      for (const mask of masks) mask.fill(0)
      await run(query, (chunk) => readMasks(chunk, from - first, masks))
      for (const [index, mask] of masks.entries()) {
        const some = sets.slice(index * leavesPerMask, (index + 1) * leavesPerMask)
        transposeMasks(mask, some, word)
      }
    }
    return sets
  }

function readMasks(chunk: DuckDBDataChunk, padding: number, masks: readonly RecordBits[]): void {
  const places = columnNumbers(chunk, 0)
  for (const [index, mask] of masks.entries()) {
    const numbers = columnNumbers(chunk, index + 1)
    for (let row = 0; row < chunk.rowCount; row += 1) {
      mask[(places[row] ?? 0) + padding] = numbers[row] ?? 0
    }
  }
}
