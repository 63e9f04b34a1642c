/** What the picker in the header says; `list-words.ts` has the list. */

export const queueListPart = 'The list of queues'
export const queue = (name: string | null) => `Queue: ${name ?? 'none selected'}`
export const chooseQueue = 'Choose a queue'
export const loadingQueues = 'Loading queues'
export const annotated = (percent: number) => `${percent} % annotated`

// A queue that the server is importing.
export const preparing = (percent: number | null) =>
  percent === null ? 'Preparing…' : `Preparing… ${percent}\u00a0%`
