import { columnNames, type Column } from '#domain/contract/columns.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'

/** Limits of current spreadsheets, header row included. */
const sheetRows = 1_048_576
const sheetColumns = 16_384
const cellCharacters = 32_767

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

type Cells = SpreadsheetFacts['long_cells']

const number = (value: number): string => value.toLocaleString('en')
const isNonAscii = (text: string): boolean => /[^\0-\x7f]/.test(text)

/** Warns of what spreadsheets change in a CSV file. The file itself is never altered for them. */
export function spreadsheetWarnings(
  facts: SpreadsheetFacts,
  columns: readonly Column[] | null,
  columnIds: readonly string[] | null,
): SpreadsheetWarnings {
  const nameOf = columnNames(columns)
  /** `3 cells of Input and Output`, with the verb that follows. */
  const cellWarning = (cells: Cells, verb: readonly [one: string, many: string], rest: string) => {
    if (cells.length === 0) return []
    const total = cells.reduce((sum, { count }) => sum + count, 0)
    const names = cells.map(({ column_id }) => nameOf(column_id))
    const isOne = total === 1
    return [
      `${number(total)} ${isOne ? 'cell' : 'cells'} of ${listed(names)} ${isOne ? verb[0] : verb[1]} ${rest}`,
    ]
  }
  const { records, non_ascii_cells, digit_cells, rewritten_cells, empty_lines } = facts
  const tooManyRows = records - (sheetRows - 1)
  const tooManyColumns = (columnIds?.length ?? 0) - sheetColumns
  const isHeaderGarbled = non_ascii_cells.length === 0 && columnIds?.some(isNonAscii) === true
  const isGarbled = isHeaderGarbled || non_ascii_cells.length > 0
  const isRead = digit_cells.length > 0 || rewritten_cells.length > 0
  return {
    changes: [
      ...missingThere(tooManyRows, number(sheetRows), ['row', 'record']),
      ...missingThere(tooManyColumns, number(sheetColumns), ['column', 'column']),
      ...cellWarning(
        facts.long_cells,
        ['has', 'have'],
        `more than ${number(cellCharacters)} characters: a spreadsheet cuts off the rest.`,
      ),
      ...cellWarning(
        facts.formula_cells,
        ['starts', 'start'],
        'with =, +, − or @: a spreadsheet may run that as a formula.',
      ),
      ...cellWarning(
        digit_cells,
        ['is a number', 'are numbers'],
        'of more than 15 digits: a spreadsheet turns the digits after the 15th into 0.',
      ),
      ...cellWarning(
        rewritten_cells,
        ['looks', 'look'],
        'like a number or a date, such as 007, 1E5 or 3-4: a spreadsheet rewrites that.',
      ),
      ...cellWarning(
        non_ascii_cells,
        ['has', 'have'],
        'letters such as é or 日: Excel garbles them when you double-click the file.',
      ),
      ...(isHeaderGarbled
        ? [
            'The column names have letters such as é or 日: Excel garbles them when you double-click the file.',
          ]
        : []),
      ...(empty_lines > 0
        ? [
            `${number(empty_lines)} ${empty_lines === 1 ? 'row is an empty line' : 'rows are empty lines'}, as the only column has no value there: some programs skip ${empty_lines === 1 ? 'it' : 'them'}.`,
          ]
        : []),
    ],
    remedy: remedyFor(isGarbled, isRead),
  }
}

const missingThere = (
  tooMany: number,
  most: string,
  [unit, missing]: readonly [unit: string, missing: string],
): readonly string[] =>
  tooMany > 0
    ? [
        `A spreadsheet can have up to ${most} ${unit}s: ${number(tooMany)} ${missing}${tooMany === 1 ? '' : 's'} would be missing there.`,
      ]
    : []

function remedyFor(isGarbled: boolean, isRead: boolean): string | null {
  if (!isGarbled && !isRead) return null
  const origin = isGarbled ? ' with the file origin UTF-8' : ''
  const types = isRead ? `${isGarbled ? ' and' : ' with'} data type detection off` : ''
  return `In Excel, import the file instead: Data > From Text/CSV,${origin}${types}.`
}

const mostNamed = 3

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed
  return more > 0
    ? `${names.slice(0, mostNamed).join(', ')} and ${number(more)} more ${more === 1 ? 'column' : 'columns'}`
    : new Intl.ListFormat('en').format(names)
}
