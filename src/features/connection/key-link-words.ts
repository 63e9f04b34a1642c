/** What is said when a sign-in link opens while a user is signed in. */

// A sign-in link of another account. A name follows each “as”.
export const switchAccounts = 'Switch accounts?'
export const currentlySignedInAs = 'You’re signed in as'
export const linkSignsInAs = 'This link signs you in as'
export const ifYouSwitch =
  'If you switch, the export on this page opens in that account. Your presets, history and record ID lists that are too long for a link stay in your current account.'
export const staySignedInAs = (name: string) => `Stay signed in as ${name}`
export const switchTo = (name: string) => `Switch to ${name}`

// A sign-in link that can't be used.
export const linkNotUsable = 'This link can’t be used here'
export const signedInElsewhereAs = (service: string) =>
  `It signs you in to this server, and you’re signed in to ${service} as`
export const signOutFirst = 'Sign out first, then open the link again.'
export const linkNotWorking = 'This sign-in link doesn’t work'
export const stillSignedInAs = 'You’re still signed in as'
export const close = 'Close'
