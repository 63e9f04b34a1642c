import type { Queue } from '#domain/queues.ts'

/** More than this are not listed: nobody scrolls that far, and the service is asked 100 at a time. */
export const mostQueues = 2000

export type Queues = {
  readonly queues: readonly Queue[]
  readonly state: 'loading' | 'failed' | 'loaded'
  /** Why it failed. */
  readonly message: string
  readonly retry: () => void
  readonly isComplete: boolean
}
