/**
 * What the dialog for importing a request says; `form-words.ts` has its form, `code-words.ts` the
 * code.
 */

export const importRequest = 'Import API request'
export const formPart = 'This form'

// After the import.
export const linkOpened = 'Link opened'
export const requestImported = 'Request imported'
export const chooseItsQueue = 'Choose its queue.'
export const keepsQueue =
  'Its address has a variable in place of the queue, so the open queue stays. Check that it’s the right one.'
