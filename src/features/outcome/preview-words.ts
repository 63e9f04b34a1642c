/** What the preview's table says, which loads after the page. */

const number = (value: number): string => value.toLocaleString('en')
const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

// The table.
export const previewHint = 'Press Enter to open a cell in full, or the menu of a column'
export const redacted = 'redacted'
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
export const showMoreText = (shown: number, all: number) =>
  `Show more (${number(shown)} of ${number(all)} characters)`
export const jsonTree = (label: string) => `${label} as JSON`
export const showMoreRows = 'Show more'
export const characters = (count: number) => counted(count, 'character', 'characters')
export const textIsCut = (count: number) => `${number(count)} characters. Copy takes all of them.`
export const listSize = (count: number) => `[ ${number(count)} ]`
export const objectSize = (count: number) => `{ ${number(count)} }`
export const ratedBy = (count: number) => `Rated by ${counted(count, 'person', 'people')}`
export const unrated = 'Unrated'
export const unknownRater = (id: string) => `User ${id.slice(0, 8)}`
export const inCell = 'In the CSV cell'
export const emptyCell = 'Empty cell'
