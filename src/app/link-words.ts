/** What links and files of exports say. */

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

// What a link opens.
export const savedHere = 'Saved on this server'
export const idCount = (count: number) => counted(count, 'record ID')
export const longFilter = 'A long filter'
export const allRecords = 'All records'
export const conditionCount = (count: number) => counted(count, 'condition')
export const quoted = (name: string) => `“${name}”`

// A link or a file that does not open, or not as a whole.
export const linkNotOpen = (why: string) => `This link can’t be opened. ${why}`
export const fileNotOpen = (name: string, why: string) => `“${name}” couldn’t be opened. ${why}`
export const restUnreadable =
  'Your browser has the rest of this link, but this version of Winnow can’t read it. It was set aside.'
export const filterMissing =
  'This link doesn’t include its filter, which is too long for a link. Ask the sender for the export as a file.'
export const copyReadable = 'Copy readable part'

// The link of this page.
export const restNotKept =
  'This browser couldn’t save the part of your export that doesn’t fit in the address. Before you reload, choose Share and save it as a file.'
export const addressNotUpdated =
  'The address couldn’t be updated, so a reload would lose your latest changes. Winnow keeps trying.'
