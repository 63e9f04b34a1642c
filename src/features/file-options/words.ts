/** What the options of the file say; `picker-words.ts` has the list of columns. */

const number = (value: number): string => value.toLocaleString('en')

// The names of the options.
export const format = 'Format'
export const columns = 'Columns'
export const redact = 'Redact'
export const metrics = 'Metrics'
export const name = 'Name'

// The format.
export const flatRule = 'One flat object per line. Not available with “Only computed values”.'
export const noFlat = 'Flat JSONL isn’t available with “Only computed values”.'

// The columns.
export const columnListPart = 'The list of columns'
export const columnsNotLoaded = 'The columns couldn’t be loaded.'
export const tryAgain = 'Try again'
export const allFilled = (count: number | undefined) =>
  count === undefined ? 'All non-empty columns' : `All ${number(count)} non-empty columns`
export const chosenColumns = 'Columns of the file, in order'
export const chooseColumns = 'Choose columns'
export const moreColumns = (count: number) => `${number(count)} more`
export const fullRecords = 'Full records, with everything that was logged.'
export const keptForCsv = (count: number) =>
  count === 1
    ? 'The column selected for CSV is kept.'
    : `The ${number(count)} selected for CSV are kept.`

// A chosen column.
export const column = (label: string) => `Column ${label}`
export const moveFirst = 'Move to the front'
export const moveEarlier = 'Move left'
export const moveLater = 'Move right'
export const moveLast = 'Move to the end'
export const remove = (label: string) => `Remove ${label}`

// The chosen columns that this queue lacks.
export const missingColumns = 'Missing columns'
export const notInFile = 'Not in this queue, so not in the file:'
export const andMore = (count: number) => `and ${number(count)} more`

// Redaction.
export const isRedacted = 'Sensitive text is replaced with its redacted version'
export const isUnredacted = 'Off: the file will include sensitive text as logged'

// The metrics.
export const computedOnly = 'Only computed values'
const leavesOut = 'Leaves out sessions with unfinished metrics'
export const unfinishedUnknown = `${leavesOut}.`
export const unfinishedUnreported = `${leavesOut}; this service doesn’t say how many.`
export const unfinished = (count: number) =>
  `${leavesOut}: ${count === 0 ? 'none' : number(count)} in this selection.`

// The name of the file.
export const fileName = 'File name'
export const savedAs = (saved: string) => `Saved as ${saved}`
export const insertIntoName = 'Insert into file name'
export const insert = (meaning: string) => `Insert ${meaning}`
