/** What is said on the sign-in page and in its forms; `session-words.ts` has what follows the sign-in. */

// The head of the page.
export const exportQueues = 'Export annotation queues'
export const purpose =
  'Choose records, preview the file, and get an export that’s verified to be complete.'

// After a sign-out everywhere.
export const signedOutEverywhere =
  'You’re signed out everywhere. API keys still work until they’re changed.'
export const signedOutInBrowser =
  'You’re signed out in all tabs of this browser. On other devices, sign-ins to the service last until they expire.'
export const serverNotTold =
  'You’re signed out in this browser. The server couldn’t be reached, so sign-ins on other devices last until they expire.'
export const signedOutInOtherTab = 'You signed out everywhere in another tab.'

// A sign-in link.
export const signingInWithLink = 'Signing in with the link…'
export const linkNotWorking = 'This sign-in link doesn’t work'
export const linkChanges =
  'Unless the operator set a fixed key, it changes each time the server starts.'

// Instead of the forms.
export const serverNotResponding = 'The server isn’t responding'
export const tryAgain = 'Try again'

// The two sections.
export const trySamples = 'Try it with sample data'
export const orSignIn = 'Or sign in'
export const signIn = 'Sign in'

// The forms.
export const whereToSignIn = 'Where to sign in'
export const howToSignIn = 'How to sign in'
export const apiKey = 'API key'
export const emailAndPassword = 'Email and password'
export const accessToken = 'Access token'
export const email = 'Email'
export const password = 'Password'
export const remember = 'Remember on this device'
export const signingIn = 'Signing in…'

// After a failed sign-in.
export const credentials = {
  key: 'key',
  password: 'email or password',
  access_token: 'access token',
} as const
export const refused = (way: keyof typeof credentials) =>
  `This ${credentials[way]} isn’t valid here. Check it and try again.`
export const noSignIn =
  'No sign-in was found at this address. Check the service address that the server was started with.'
