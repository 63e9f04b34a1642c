/** What the list of queues says, which loads when it opens. */

const number = (value: number): string => value.toLocaleString('en')

// Instead of the list.
export const noQueues =
  'You can’t read any annotation queues yet. Ask an owner to share one with you, then reload.'
export const notLoaded = 'The queues couldn’t be loaded'
export const tryAgain = 'Try again'

// The list and its end.
export const queues = 'Queues'
export const search = 'Search queues'
export const noMatches = 'No matching queues.'
export const noMatchesYet = 'No matching queues among those loaded so far.'
export const newestOnly = (count: number) =>
  `The newest ${number(count)} queues. Use a link to open an older one.`
export const loadingMore = (count: number) =>
  `${number(count)} ${count === 1 ? 'queue' : 'queues'}, loading more…`

// The queues that the server is importing.
export const preparingQueues =
  'Winnow is preparing your queues. You can use each one as soon as it’s ready.'
export const inPreparation = 'Queues in preparation'
export const preparationState = (ready: number, preparing: number) =>
  `${number(ready)} ${ready === 1 ? 'queue is' : 'queues are'} ready, ${number(preparing)} in preparation.`
export const waiting = 'Waiting'
export const sizeOf = (read: string, total: string) => `${read} of ${total}`

// A queue that the server could not import.
export const notImported = (name: string) => `“${name}” couldn’t be imported`
export const fixAndRestart = 'Fix this, then restart Winnow.'
