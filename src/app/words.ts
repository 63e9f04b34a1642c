const number = (count: number): string => count.toLocaleString('en')

// Parts of the page, as an error names them.
export const signInLinkPart = 'The sign-in link'
export const headerPart = 'The header'
export const noticesPart = 'The messages'
export const toastPart = 'The message'
export const queueNoticePart = 'The state of the queue'
export const panelPart = (title: string) => `“${title}”`
export const panelHeadPart = 'This bar'
export const jsonPart = 'The JSON view'
export const recordIdsPart = 'The record ID list'
export const summaryPart = 'The summary'
export const codePart = 'The code'
export const problemsPart = 'The list of problems'
export const exportBarPart = 'The export bar'

// The header.
export const undo = 'Undo'
export const redo = 'Redo'
export const undoOf = (step: string) => `${undo}: ${step}`
export const redoOf = (step: string) => `${redo}: ${step}`
export const undone = {
  undo: (step: string) => `Undone: ${step}`,
  redo: (step: string) => `Redone: ${step}`,
} as const
export const nothingLeft = { undo: 'Nothing to undo', redo: 'Nothing to redo' } as const
export const theme = 'Theme'
export const currentTheme = 'Current'
export const themes = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
} as const

// Messages at the top of the page.
export const newerVersion = 'A newer version of Winnow is available'
export const reloadToUpdate = 'Reload to update. Your changes are kept.'
export const reloadPage = 'Reload page'
export const nothingKept = 'Your browser doesn’t save data for this page'
const allowSiteData = 'To change that, allow cookies and site data for this address.'
export const nothingKeptWhy = `You’ll have to sign in again after a reload, and presets and history can’t be saved. ${allowSiteData}`
export const listsNotKeptWhy = `Presets and history can’t be saved. ${allowSiteData}`
export const queueIsPrepared = 'This queue is still being prepared'
export const opensByItself = 'It opens automatically when it’s ready.'
export const queueNotOpen = 'This queue can’t be opened'
export const notImported = (reason: string) => `It couldn’t be imported. ${reason}.`
export const tryAgain = 'Try again'

// The main column.
export const chooseQueue = 'Choose a queue'
export const importRequest = 'Import API request'
export const whichRecords = 'Which records'
export const filter = 'Filter'
export const recordIds = 'Record IDs'
export const editAsJson = 'Edit as JSON'
export const theFile = 'The file'

// The export.
export const yourExport = 'Your export'
export const idNotInQueue = 'This ID isn’t in this queue.'
export const idsNotInQueue = (missing: number, all: number) =>
  `${number(missing)} of the ${number(all)} IDs ${missing === 1 ? 'isn’t' : 'aren’t'} in this queue.`
export const sessionsLeftOut =
  'Sessions with unfinished metrics are left out of the file. This service doesn’t say how many, so the file may have fewer records than you selected.'
export const someSessionsLeftOut = (count: number, sessions: string) =>
  `${sessions} with unfinished metrics ${count === 1 ? 'is' : 'are'} left out of the file.`
export const columnNotInQueue = (id: string) =>
  `Column ${id} isn’t in this queue, so it won’t be in the file.`
export const columnsNotInQueue = (count: number) =>
  `${number(count)} selected columns aren’t in this queue, so they won’t be in the file.`
export const saveReceipt = 'Save receipt'
export const receiptNotSaved = 'The receipt couldn’t be saved'
export const exportNotStarted = 'The export couldn’t start'
export const countedTooLong =
  'Counting took longer than the browser waits before it opens a file dialog. Try again.'

// Why there is nothing to export, and what to do about it.
export const emptyBecause = {
  queue: {
    why: 'This queue has no records yet.',
    hint: 'Choose another queue, or come back later.',
  },
  metrics: {
    why: 'All selected sessions have unfinished metrics.',
    hint: 'Turn off “Only computed values” to export them.',
  },
  record_ids: {
    why: 'None of these IDs are in this queue.',
    hint: 'Check the list, or choose another queue.',
  },
  filter_tree: { why: 'No records match.', hint: 'Change or mute a condition to export.' },
} as const
