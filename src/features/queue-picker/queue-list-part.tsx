import { lazyPart } from '#ui/lazy-part.tsx'
import { LoadingQueues } from './loading-queues.tsx'
import * as words from './words.ts'

/** The list of queues on the page itself. */
export const QueueListPart = lazyPart(async () => (await import('./queue-list.tsx')).QueueList, {
  name: words.queueListPart,
  waiting: <LoadingQueues />,
})
