/** What is said of the file, in parts that load after the page. */

const number = (value: number): string => value.toLocaleString('en')
const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

// The beginning of the file as text.
export const fileHead = 'The beginning of the file'
export const fileHeadFailed = 'The beginning of the file couldn’t be loaded.'
export const firstRowTooLarge = 'The first row is too large to show here.'
export const firstRecordTooLarge =
  'The file is empty, or its first record is too large to show here.'

// Facts of the file.
export const fullyAnnotated = 'Fully annotated'
export const someOf = (some: number, all: number) => `${number(some)} of ${number(all)}`
export const emptyColumns = (labels: string, more: number) =>
  `Empty for these records: ${labels}${more > 0 ? ` and ${number(more)} more` : ''}`

// Before the file is opened in a spreadsheet.
export const beforeSpreadsheet = 'Before you open it in a spreadsheet'
export const notes = (count: number) => counted(count, 'note', 'notes')
export const fileUnaltered = 'The file itself has the values exactly as logged.'
export const rowsMissingThere = (most: number, missing: number) =>
  `A spreadsheet can have up to ${number(most)} rows: ${counted(missing, 'record', 'records')} would be missing there.`
export const columnsMissingThere = (most: number, missing: number) =>
  `A spreadsheet can have up to ${number(most)} columns: ${counted(missing, 'column', 'columns')} would be missing there.`
/** After “1 cell in Input”, after “2 cells in Input”, and for both. */
const cellChanges = {
  long_cells: ['has', 'have', 'more than 32,767 characters: a spreadsheet cuts off the rest.'],
  formula_cells: ['starts', 'start', 'with =, +, − or @: a spreadsheet may run that as a formula.'],
  digit_cells: [
    'is a number',
    'are numbers',
    'of more than 15 digits: a spreadsheet turns the digits after the 15th into 0.',
  ],
  rewritten_cells: [
    'looks',
    'look',
    'like a number or a date, such as 007, 1E5 or 3-4: a spreadsheet rewrites that.',
  ],
  non_ascii_cells: [
    'has',
    'have',
    'letters such as é or 日: Excel garbles them when you double-click the file.',
  ],
} as const
export type CellChange = keyof typeof cellChanges
export const cellChange = (change: CellChange, cells: number, columns: string) => {
  const [one, many, rest] = cellChanges[change]
  return `${counted(cells, 'cell', 'cells')} in ${columns} ${cells === 1 ? one : many} ${rest}`
}
export const andMoreColumns = (named: string, more: number) =>
  `${named} and ${counted(more, 'more column', 'more columns')}`
export const headerGarbled =
  'The column names have letters such as é or 日: Excel garbles them when you double-click the file.'
export const emptyLines = (lines: number) =>
  lines === 1
    ? '1 row is an empty line, as the only column has no value there: some programs skip it.'
    : `${number(lines)} rows are empty lines, as the only column has no value there: some programs skip them.`
export const importInExcel = (settings: string) =>
  `In Excel, import the file instead: Data > From Text/CSV, with ${settings}.`
export const utf8Setting = 'the file origin UTF-8'
export const typeSetting = 'data type detection off'
export const bothSettings = `${utf8Setting} and ${typeSetting}`
