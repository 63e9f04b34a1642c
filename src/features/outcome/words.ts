// The table of the preview.
export const expandPreview = 'Expand preview'
export const previewTable = 'First rows of the file'
export const previewHint = 'Press Enter to open a cell, or to open the menu of a column'
export const emptyValue = 'empty'
export const emptyText = 'empty text'
export const emptyList = 'empty list'
export const starsOf = (value: number) => `${value} of 5 stars`
export const shareLiked = (percent: number) => `${percent} % liked`
export const liked = 'Liked'
export const disliked = 'Disliked'
export const moreItems = (count: number) => `+${count.toLocaleString('en')}`
export const unknownRater = (id: string) => `Not a member (${id.slice(0, 8)})`

// The menu of a column.
export const columnMenu = (label: string) => `Column ${label}`
export const moveLeft = 'Move left'
export const moveRight = 'Move right'
export const fitWidth = 'Fit width'
export const copyId = 'Copy ID'
export const idCopied = 'ID copied'
export const removeColumn = 'Remove from file'
export const movedTo = (label: string, place: number, count: number) =>
  `${label} is column ${place.toLocaleString('en')} of ${count.toLocaleString('en')}`
export const removed = (label: string) => `${label} was removed from the file`
export const fixedColumns = (count: number) =>
  `The file now has a fixed list of ${count.toLocaleString('en')} columns`
export const fixedColumnsNote = 'Columns that get their first values later won’t be added to it.'

// A cell in full.
export const rowOf = (row: number, count: number) =>
  `Row ${row.toLocaleString('en')} of ${count.toLocaleString('en')}`
export const previousRow = 'Previous row'
export const nextRow = 'Next row'
export const loadingRest = 'Loading the whole value…'
export const onlyBeginning = 'Only the beginning is shown. The whole value couldn’t be loaded.'
export const noLongerSelected =
  'Only the beginning is shown. The record isn’t in the queue any more.'
export const redactedNote =
  'Redacted: sensitive text is replaced if the record was logged with a redacted version.'
export const inCell = 'In the CSV cell'
export const emptyCell = 'An empty cell'
export const noValue = 'This record has no value here.'
export const showAll = (count: number) => `Show all ${count.toLocaleString('en')} characters`
export const jsonTree = (label: string) => `${label} as JSON`
export const showMoreRows = 'Show more'
export const characters = (count: number) => `${count.toLocaleString('en')} characters`
export const listSize = (count: number) => `[ ${count.toLocaleString('en')} ]`
export const objectSize = (count: number) => `{ ${count.toLocaleString('en')} }`
export const ratedBy = (count: number) =>
  count === 1 ? 'Rated by 1 person' : `Rated by ${count.toLocaleString('en')} people`
export const unrated = 'Unrated'

// Before the file is opened in a spreadsheet.
export const beforeSpreadsheet = 'Before you open it in a spreadsheet'
export const notes = (count: number) => (count === 1 ? '1 note' : `${count} notes`)
export const fileUnaltered = 'The file itself has the values exactly as logged.'
