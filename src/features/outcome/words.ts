const number = (value: number): string => value.toLocaleString('en')
const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

// Answers that belong to an earlier configuration.
export const updating = 'Updating…'
export const notUpToDate = 'Not up to date'

// The headline: how many records.
/** For screen readers. */
export const spokenCount = (count: number): string => `Count: ${count.toLocaleString('en')}`
export const chooseQueueToCount = 'The record count will appear here.'
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
export const fileHeadWillAppear = 'The beginning of the file will appear here.'

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

export const standardLabels: Readonly<Record<string, string>> = {
  id: 'ID',
  created_at: 'Created',
  input: 'Input',
  output: 'Output',
}

// Problems, above Export.
export const problems = (count: number) => counted(count, 'problem', 'problems')
export const problemPlace = (place: string, column: string | null) =>
  column === null ? `${place}:` : `${place} (${column}):`
export const showMoreProblems = (count: number) => `Show ${number(count)} more`
