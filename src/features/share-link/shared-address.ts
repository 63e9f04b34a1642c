import { sharedFragment } from '#share/link.ts'

export const sharedAddress = (hash: string): string =>
  new URL(`#${sharedFragment(hash)}`, location.href).href

/** `30 November 2026`. */
export const dayOf = (instant: string): string =>
  new Date(instant).toLocaleDateString('en-GB', { dateStyle: 'long' })

/** `30 November 2026 at 14:05`. */
export const momentOf = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })
