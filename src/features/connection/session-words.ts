/** What is said to a user who is signed in; `words.ts` has the sign-in page, `key-link-words.ts` the dialog of a link. */

// The menu in the header.
export const signedInAs = (name: string) => `Signed in as ${name}`
export const connection = 'Connection'
export const signOut = 'Sign out or switch account'
export const signOutEverywhere = 'Sign out everywhere'

// Before and after the end of the session.
export const signInAgain = 'Sign in again'
export const ended = 'Your session has ended. Your work on this page is kept.'
export const endsAt = (time: string) =>
  `Your session ends at ${time}. Sign in again before a long export. Your work on this page is kept.`
export const endedContinue = 'Your session has ended. Sign in again to continue. Your work is kept.'
export const endsSoonContinue =
  'Your session ends soon. Sign in again to continue. Your work is kept.'
