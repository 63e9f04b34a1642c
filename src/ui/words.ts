/** What the parts of `ui` say themselves; `date-time-words.ts` and `file-words.ts` have what loads later. */

// Buttons and fields.
export const copy = 'Copy'
export const copied = 'Copied'
export const copyingNotAllowed = 'Copying isn’t allowed'
export const copyingNeedsHttps = 'Copying needs HTTPS'
export const close = 'Close'
export const dismiss = 'Dismiss'
export const choose = 'Choose'
export const search = 'Search'
export const noMatches = 'No matches.'

// For screen readers: the region of the toasts.
export const messages = 'Messages'

// Parts that load later: the subject of “couldn’t be loaded”.
export const dialogPart = 'The dialog'
export const menuPart = 'The menu'

// A part of the page that failed.
export const partMissing =
  'Part of the page couldn’t be loaded. Check your connection, then try again.'
export const partNotLoaded = (part: string) => `${part} couldn’t be loaded`
export const partStopped = (part: string) => `${part} stopped working`
export const tryAgain = 'Try again'
export const pressTo = (title: string, action: string) => `${title}. ${action}`
export const reloadPage = 'Reload page'
export const reloadToLoad = 'Reload the page to load the missing part. Your changes are kept.'
export const pageOutdated =
  'Winnow was updated after this page was opened. Reload to update. Your changes are kept.'
export const checkConnection = 'Check your connection, then try again.'
export const restStillWorks = 'The rest of the page still works, and your changes are kept.'

// Before a reload that loses work.
export const workNotSaved = 'Some of your work can’t be saved'
export const saveExportFirst =
  'First choose Share and save the export as a file. Open that file after the reload.'
export const reloadAnyway = 'Reload anyway'
