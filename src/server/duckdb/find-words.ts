import type { DuckDBDataChunk } from '@duckdb/node-api'
import { noRecords, paddingOf, type RecordBits } from '#domain/record-sets/record-bits.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import { wordsQuery, wordTextsQuery, type WordList } from '#sql/word-list-sql.ts'
import type { RunChunks } from './run-query.ts'
import { createSliceCursor } from './slice-cursor.ts'
import type { RowTexts } from './row-texts.ts'
import { columnNumbers } from './column-numbers.ts'
import type { Texts } from './word-finder.ts'
import type { WordThreads } from './word-threads.ts'

export type SlicedTable = {
  readonly name: string
  readonly records: number
  /** The first position of each slice, then the number of records. */
  readonly slices: readonly number[]
  readonly slices_are_chunks: boolean
}

type WordSearch = { readonly threads: WordThreads; readonly rowTexts: RowTexts }

/** Slices with so little text that several are read at a time. */
const slicesAtOnce = 8

/** DuckDB would search one word after the other without an interrupt; our thread needs one pass. */
export async function findWords(
  { threads, rowTexts }: WordSearch,
  run: RunChunks,
  table: SlicedTable,
  list: WordList,
  context: SqlContext,
): Promise<RecordBits> {
  const bits = noRecords(table.records)
  const bytes = new Uint8Array(bits.buffer)
  const padding = paddingOf(table.records)
  await threads.use(async (thread) => {
    const words: Texts[] = []
    await run(wordsQuery(list, context), (chunk) => words.push(textsOf(chunk, rowTexts)))
    for (const some of words) await thread.add(some)
    const passes = await thread.passes()
    for (let pass = 0; pass < passes; pass += 1) {
      await thread.begin(pass)
      const cursor = createSliceCursor(table.slices, table.slices_are_chunks)
      for (let slice = cursor.next(slicesAtOnce); slice; slice = cursor.next(slicesAtOnce)) {
        const read: { readonly texts: Texts; readonly places: Uint32Array }[] = []
        await run(wordTextsQuery(table.name, list, slice, context), (chunk) => {
          const places = columnNumbers(chunk, 1).slice()
          read.push({ texts: textsOf(chunk, rowTexts), places })
        })
        for (const { texts, places } of read) {
          for (const [index, isFound] of (await thread.search(texts)).entries()) {
            if (isFound === 0) continue
            const at = (places[index] ?? 0) + padding
            bytes[at >>> 3] = (bytes[at >>> 3] ?? 0) | (0x80 >>> (at & 7))
          }
        }
      }
    }
  })
  return bits
}

function textsOf(chunk: DuckDBDataChunk, rowTexts: RowTexts): Texts {
  const ends = rowTexts.ends(chunk, 0)
  const { pieces } = rowTexts.take(chunk, 0, Infinity)
  const [only] = pieces
  return { bytes: pieces.length === 1 && only ? only : Buffer.concat(pieces), ends }
}
