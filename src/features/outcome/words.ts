const number = (value: number): string => value.toLocaleString('en')
const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

// Answers that belong to an earlier configuration.
export const updating = 'Updating…'
export const notUpToDate = 'Not up to date'

// The headline: how many records.
export const chooseQueueToCount = 'Choose a queue to see its record count.'
export const pasteIdsToSelect = 'Paste record IDs to select records'
export const noCounts = 'This service doesn’t count records.'
export const fixToCount = 'Fix the problems below to see the count.'
export const counting = 'Counting…'
export const notCounted = 'The records couldn’t be counted.'
export const countAgain = 'Count again'
export const emptyQueue = 'This queue has no records yet'
export const atMost = 'up to'
export const recordsAlone = (count: number) => (count === 1 ? 'record' : 'records')
export const ofTotal = (total: number) => `of ${number(total)}`
export const ofTotalRecords = (total: number) => `of ${number(total)} records`
export const underOnePercent = 'under 1 %'
export const overNinetyNinePercent = 'over 99 %'
export const percent = (value: number) => `${value} %`
export const filterRejected = 'The service rejected this filter. The problems are marked.'

// The timeline, and the parts that load later.
export const timelinePart = 'The timeline'
export const createdOverTime = 'Created over time; exported records in colour'
export const dragOverTime = 'Created over time. Drag to select a period'
export const previewPart = 'The preview'
export const cellPart = 'The cell'
export const fileHeadPart = 'The beginning of the file'
export const notesPart = 'The notes on the file'

// The views.
export const views = 'Views of the export'
export const viewLabels = {
  preview: 'Preview',
  file: 'File',
  json: 'Request',
  curl: 'cURL',
  python: 'Python',
  typescript: 'TypeScript',
} as const

// The preview.
export const rowsWillAppear = 'The first rows of the file will appear here.'
export const fixToPreview = 'Fix the problems to see the first rows.'
export const noPreview = 'This service has no preview. “File” shows the beginning of the file.'
export const previewFailed = 'The preview couldn’t be loaded.'
export const previewFailedToo = 'The preview couldn’t be loaded for the same reason.'
export const loadingPreview = 'Loading the preview'
export const emptyFile = 'No records are selected, so the file would be empty.'
export const tryAgain = 'Try again'
export const firstRows = (shown: number) => (shown === 1 ? '1 row' : `First ${shown} rows`)
export const firstRowsOf = (shown: number, all: string) => `${firstRows(shown)} of ${all}`
export const inFile = (records: number) => number(records)
export const selected = (records: number) => `${number(records)} selected`
export const moreColumns = (count: number) =>
  `${counted(count, 'more column', 'more columns')} in the file`
export const expandPreview = 'Expand preview'
export const previewTable = 'First rows of the file'
export const previewHint = 'Press Enter to open a cell in full, or the menu of a column'
export const standardLabels: Readonly<Record<string, string>> = {
  id: 'ID',
  created_at: 'Created',
  input: 'Input',
  output: 'Output',
}
export const emptyValue = 'empty'
export const emptyText = 'empty text'
export const emptyList = 'empty list'
export const starsOf = (value: number) => `${value} of 5 stars`
export const shareLiked = (share: number) => `${share} % liked`
export const liked = 'Liked'
export const disliked = 'Disliked'
export const moreItems = (count: number) => `+${number(count)}`

// The menu of a column.
export const columnMenu = (label: string) => `Column ${label}`
export const moveLeft = 'Move left'
export const moveLeftKeys = 'Alt ←'
export const moveRight = 'Move right'
export const moveRightKeys = 'Alt →'
export const removeColumn = 'Remove from file'
export const fitWidth = 'Fit width'
export const copyId = 'Copy ID'
export const idCopied = 'ID copied'
export const movedTo = (label: string, place: number, count: number) =>
  `${label} moved to position ${number(place)} of ${number(count)}`
export const removed = (label: string) => `${label} removed from the file`
export const fixedColumns = (count: number) =>
  `The file now has a fixed list of ${counted(count, 'column', 'columns')}`
export const fixedColumnsNote = 'Columns that get their first values later won’t be added to it.'

// A cell in full.
export const rowOf = (row: number, count: number) => `Row ${number(row)} of ${number(count)}`
export const previousRow = 'Previous row'
export const previousRowKeys = 'Alt ↑'
export const nextRow = 'Next row'
export const nextRowKeys = 'Alt ↓'
export const copy = 'Copy'
export const loadingRest = 'Loading the whole value…'
export const onlyBeginning = 'Only the beginning is shown. The whole value couldn’t be loaded.'
export const recordGone = 'Only the beginning is shown. This record is no longer in the queue.'
export const redactedNote =
  'Redacted: sensitive text is replaced where the record has a redacted version.'
export const noValue = 'This record has no value here.'
export const showAll = (characters: number) => `Show all ${number(characters)} characters`
export const jsonTree = (label: string) => `${label} as JSON`
export const showMoreRows = 'Show more'
export const characters = (count: number) => counted(count, 'character', 'characters')
export const listSize = (count: number) => `[ ${number(count)} ]`
export const objectSize = (count: number) => `{ ${number(count)} }`
export const ratedBy = (count: number) => `Rated by ${counted(count, 'person', 'people')}`
export const unrated = 'Unrated'
export const unknownRater = (id: string) => `User ${id.slice(0, 8)}`
export const inCell = 'In the CSV cell'
export const emptyCell = 'Empty cell'

// The beginning of the file as text.
export const fileHead = 'The beginning of the file'
export const fileHeadWillAppear = 'The beginning of the file will appear here.'
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

// Problems, above Export.
export const problems = (count: number) => counted(count, 'problem', 'problems')
export const problemPlace = (place: string, column: string | null) =>
  column === null ? `${place}:` : `${place} (${column}):`
export const showMoreProblems = (count: number) => `Show ${number(count)} more`
