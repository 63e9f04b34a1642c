/** What the list and the comparison say, which load when the history opens. */

const number = (value: number): string => value.toLocaleString('en')

// Instead of the list.
export const noHistory = 'This browser can’t save a history:'
export const noRuns = (most: number) =>
  `No exports yet. The last ${number(most)} exports in this browser appear here, each with its receipt.`

// Above the list: search, and clearing.
export const search = 'Search the history'
export const searchHint = 'Search by queue, file, verdict or SHA-256'
export const noMatches = 'No matching runs.'
export const clear = 'Clear'
export const askToClear = (runs: number) =>
  `${runs === 1 ? 'Delete this run' : `Delete all ${number(runs)} runs`} from this browser? Files that you saved stay.`
export const cancel = 'Cancel'
export const deleteRuns = 'Delete'
export const cleared = 'History cleared'
export const undo = 'Undo'
export const notRestored = 'The history couldn’t be restored'
export const unreadableRuns = (runs: number) =>
  runs === 1
    ? '1 run can’t be read by this version of Winnow. It was set aside; Clear deletes it too.'
    : `${number(runs)} runs can’t be read by this version of Winnow. They were set aside; Clear deletes them too.`

// A run.
export const nothingSaved = 'Nothing was saved'
export const unredacted = 'unredacted'
export const open = 'Open'
export const exportAgain = 'Export again'
export const compare = 'Compare'
export const copyReceipt = 'Copy receipt'
export const receiptCopied = 'Receipt copied'
export const notFound = {
  missing: 'This run was deleted',
  unreadable: 'This run can’t be read by this version of Winnow',
} as const
export const notRead = 'This run couldn’t be read'

// The comparison of a run with the page.
export const back = 'Back to history'
export const noDifferences = 'No differences.'
export const currentPage = 'Current page'
export const onlyInRun = 'Only in the past run: '
export const onlyOnPage = 'Only on the page: '
export const recordIds = (count: number) => `Record IDs: ${number(count)}`
export const groups = {
  and: 'AND, all of these',
  or: 'OR, any of these',
  not: 'NOT, not this',
} as const
export const mutedAfter = (text: string) => `${text} (muted)`
export const column = (name: string) => `Column ${name}`
export const allColumns = 'All non-empty columns'
export const redacted = 'Redacted'
export const notRedacted = 'Not redacted'
export const computedOnly = 'Only computed values'
export const allValues = 'All values'
export const named = (name: string) => `Named ${name}`
export const namedByService = 'Named by the service'
