import { columnNames, type Column } from '#domain/contract/columns.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import * as words from './file-words.ts'

/** Limits of current spreadsheets, header row included. */
const sheetRows = 1_048_576
const sheetColumns = 16_384

export type SpreadsheetFacts = Pick<
  SelectionFacts,
  | 'records'
  | 'long_cells'
  | 'formula_cells'
  | 'non_ascii_cells'
  | 'digit_cells'
  | 'rewritten_cells'
  | 'empty_lines'
>

export type SpreadsheetWarnings = {
  readonly changes: readonly string[]
  /** How to avoid some of the changes; null if there is no way or no need. */
  readonly remedy: string | null
}

const isNonAscii = (text: string): boolean => /[^\0-\x7f]/.test(text)

/** In the order in which they are shown. */
const cellChanges = [
  'long_cells',
  'formula_cells',
  'digit_cells',
  'rewritten_cells',
  'non_ascii_cells',
] as const satisfies readonly words.CellChange[]

/** Warns of what spreadsheets change in a CSV file. The file itself is never altered for them. */
export function spreadsheetWarnings(
  facts: SpreadsheetFacts,
  columns: readonly Column[] | null,
  columnIds: readonly string[] | null,
): SpreadsheetWarnings {
  const nameOf = columnNames(columns)
  const { records, non_ascii_cells, digit_cells, rewritten_cells, empty_lines } = facts
  const missingRows = records - (sheetRows - 1)
  const missingColumns = (columnIds?.length ?? 0) - sheetColumns
  const isHeaderGarbled = non_ascii_cells.length === 0 && columnIds?.some(isNonAscii) === true
  const isGarbled = isHeaderGarbled || non_ascii_cells.length > 0
  const isRead = digit_cells.length > 0 || rewritten_cells.length > 0
  return {
    changes: [
      ...(missingRows > 0 ? [words.rowsMissingThere(sheetRows, missingRows)] : []),
      ...(missingColumns > 0 ? [words.columnsMissingThere(sheetColumns, missingColumns)] : []),
      ...cellChanges.flatMap((change) => {
        const cells = facts[change]
        if (cells.length === 0) return []
        const total = cells.reduce((sum, { count }) => sum + count, 0)
        const names = cells.map(({ column_id }) => nameOf(column_id))
        return [words.cellChange(change, total, listed(names))]
      }),
      ...(isHeaderGarbled ? [words.headerGarbled] : []),
      ...(empty_lines > 0 ? [words.emptyLines(empty_lines)] : []),
    ],
    remedy: remedyFor(isGarbled, isRead),
  }
}

function remedyFor(isGarbled: boolean, isRead: boolean): string | null {
  if (!isGarbled && !isRead) return null
  const one = isGarbled ? words.utf8Setting : words.typeSetting
  return words.importInExcel(isGarbled && isRead ? words.bothSettings : one)
}

const mostNamed = 3

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed
  return more > 0
    ? words.andMoreColumns(names.slice(0, mostNamed).join(', '), more)
    : new Intl.ListFormat('en').format(names)
}
