import { withMeta, z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

const cellCountSchema = withMeta(z.object({ column_id: z.string(), count: z.int() }), {
  id: 'CellCount',
})
const cellCounts = z.array(cellCountSchema)

export const selectionFactsSchema = withMeta(
  z.object({
    /** Records that the selector selects. */
    selected: z.int(),
    /** Selected records that are in the file. */
    records: z.int(),
    /** Selected sessions with unfinished metrics; “only computed values” leaves them out. */
    unfinished: z.int(),
    bytes: z.number(),
    /** False: the size is an estimate from some of the rows. */
    bytes_are_exact: z.boolean(),
    empty_columns: z.array(z.string()),
    /** Cells with more than the 32 767 characters that fit a spreadsheet's cell. */
    long_cells: cellCounts,
    /** Texts that start like a spreadsheet formula and are not numbers. */
    formula_cells: cellCounts,
    /** Cells with characters beyond ASCII, which Excel garbles without a BOM. */
    non_ascii_cells: cellCounts,
    /** Numbers, in texts too, with more than the 15 digits that a spreadsheet keeps. */
    digit_cells: cellCounts,
    /** Other texts that a spreadsheet reads as a number or a date and rewrites. */
    rewritten_cells: cellCounts,
    /** Records without a value, in a CSV file with one column. */
    empty_lines: z.int(),
    /** `created_at` of the whole queue in buckets of equal width; null if the queue is empty. */
    timeline: z.nullable(
      z.object({
        buckets: z.array(
          z.object({ from: z.string(), to: z.string(), total: z.int(), selected: z.int() }),
        ),
      }),
    ),
    /** Rated by everyone whose ratings are required; null without templates. */
    fully_annotated: z.nullable(z.object({ selected: z.int() })),
  }),
  { id: 'SelectionFacts' },
)

/** Facts about an export before it is made. The lists of columns and cells are empty for JSONL. */
export type SelectionFacts = ReadonlyDeep<z.output<typeof selectionFactsSchema>>
