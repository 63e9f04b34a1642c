/** Texts of the dialog. It loads when it opens, so they do not load with the page. */

const thousands = (number: number): string => number.toLocaleString('en')

// What the link leaves out.
export const lacksIds = 'The link doesn’t include the record IDs'
export const lacksSomething = 'The link leaves something out'
export const idsDoNotFit = (count: number): string =>
  `${thousands(count)} record IDs don’t fit in a link, here or in the address bar. ` +
  'Save the export as a file or on this server, and share that instead.'
export const filterDoesNotFit =
  'The filter is too long for a link, so the link won’t work for others. ' +
  'Save the export as a file or on this server, and share that instead.'
export const entriesLeftOut = (count: number): string =>
  count === 1
    ? '1 entry of the list is left out because it isn’t a record ID.'
    : `${thousands(count)} entries of the list are left out because they aren’t record IDs.`
export const jsonLeftOut =
  'The JSON is left out because it isn’t a valid filter yet. The link opens the last valid filter.'

// The link and its length.
export const link = 'Link'
export const characters = (count: number): string => `${thousands(count)} characters.`
export const fitsEverywhere = 'Works in chat tools, email and all browsers.'
export const fitsBrowsers = 'Too long for some chat tools and email programs. Works in browsers.'
export const fitsSomeBrowsers = 'Too long for most chat tools and some browsers. Send it as a file.'
export const fitsNowhere = 'Too long for browsers. Send it as a file.'
export const linkNotCreated = (reason: string): string => `The link couldn’t be created. ${reason}`

// What others see.
export const othersSee = (isFile: boolean): string =>
  `People who can read the queue and open ${isFile ? 'the file' : 'it'} see`
export const redactionOn = 'Redaction will be on. People with permission can turn it off.'

// Other ways to share.
export const saveAsFile = 'Save as file'
export const saveOnServer = 'Save on this server'
export const openFile = 'Open file'
export const cannotStore = 'This service can’t store exports. Send the file instead.'
export const notSaved = (reason: string): string =>
  `The export couldn’t be saved on the server. ${reason}`
export const serverLink = 'Link to this server'
export const savedAsItIs = (until: string | null): string =>
  'Saved as it is now, with everything in it. People who can read the queue can open it' +
  `${until === null ? '' : ` until ${until}`}.`

// What is saved on this server.
export const savedExports = 'Exports saved on this server'
export const toggleSaved = (isOpen: boolean, count: number): string =>
  `${isOpen ? 'Hide' : 'Show'} exports saved on this server (${count})`
export const notDeleted = (reason: string): string => `The export couldn’t be deleted. ${reason}`
export const untilDate = (date: string): string => `Until ${date}`
export const savedByOthers = 'saved by someone else'
export const stopsWorking = 'Its link stops working for everyone.'
export const remove = 'Delete'
export const cancel = 'Cancel'
export const open = 'Open'
export const openUntil = (until: string): string => `Open, ${until}`
export const copyLink = 'Copy link'
