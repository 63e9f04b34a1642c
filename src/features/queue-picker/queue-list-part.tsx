import { lazyPart } from '#ui/lazy-part.tsx'
import { LoadingQueues } from './loading-queues.tsx'

/** The list of queues on the page itself. */
export const QueueListPart = lazyPart(async () => (await import('./queue-list.tsx')).QueueList, {
  name: 'The list of queues',
  waiting: <LoadingQueues />,
})
