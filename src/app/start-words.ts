/** What is said before somebody is signed in; what follows the sign-in loads later. */

// While the page loads.
export const product = 'Winnow'
export const loading = 'Loading'
export const pagePart = 'The page'

// What an older version of the page cannot read.
export const unreadableData = (labels: string) =>
  `This version of Winnow can’t read some data in your browser: ${labels}. It was set aside, and the defaults are used.`
/** What “can’t read some data” names. */
export const yourTheme = 'your theme'

// The sign-in page of somebody who came by a link.
export const linkPart = 'The link in the address'
export const addressNotOpen = 'The link in the address can’t be opened'
export const signInToOpen = (queue: string | undefined) =>
  queue === undefined ? 'Sign in to open an export' : `Sign in to open an export of “${queue}”`
export const accountNeeded = (isQueueNamed: boolean) =>
  `You need an account that can read ${isQueueNamed ? 'this' : 'its'} queue.`
