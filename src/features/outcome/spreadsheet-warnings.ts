import { columnLabel, indexColumns, type Column } from '#domain/columns.ts'
import type { SelectionFacts } from '#api/selection-facts.ts'

/** What a sheet of today's spreadsheets takes, its header row included. */
const sheetRows = 1_048_576
const cellCharacters = 32_767

export type SpreadsheetFacts = Pick<SelectionFacts, 'records' | 'long_cells' | 'formula_cells'>

const number = (value: number): string => value.toLocaleString('en')

/**
 * What a spreadsheet would do to a csv, as sentences. Nothing is altered for it: the file holds what
 * was logged.
 */
export function spreadsheetWarnings(
  { records, long_cells, formula_cells }: SpreadsheetFacts,
  columns: readonly Column[] | null,
): readonly string[] {
  const columnOf = indexColumns(columns ?? [])
  const where = (cells: SpreadsheetFacts['long_cells']): string => {
    const total = cells.reduce((sum, { count }) => sum + count, 0)
    const names = cells.map(({ column_id: id }) => {
      const column = columnOf(id)
      return column ? columnLabel(column) : id
    })
    return `${number(total)} ${total === 1 ? 'cell' : 'cells'} of ${listed(names)}`
  }
  const isOne = (cells: SpreadsheetFacts['long_cells']): boolean =>
    cells.length === 1 && cells[0]?.count === 1
  const tooMany = records - (sheetRows - 1)
  return [
    ...(tooMany > 0
      ? [
          `A spreadsheet takes ${number(sheetRows)} rows: ${number(tooMany)} ${tooMany === 1 ? 'record' : 'records'} would be missing there.`,
        ]
      : []),
    ...(long_cells.length > 0
      ? [
          `${where(long_cells)} ${isOne(long_cells) ? 'has' : 'have'} more than ${number(cellCharacters)} characters: a spreadsheet cuts that off.`,
        ]
      : []),
    ...(formula_cells.length > 0
      ? [
          `${where(formula_cells)} ${isOne(formula_cells) ? 'begins' : 'begin'} like a formula, which a spreadsheet may run. The file keeps what was logged.`,
        ]
      : []),
  ]
}

const mostNamed = 3

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed
  return more > 0
    ? `${names.slice(0, mostNamed).join(', ')} and ${more} more columns`
    : new Intl.ListFormat('en').format(names)
}
