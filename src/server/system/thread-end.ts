import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/** Rejects when the thread ends or fails; `what` names its purpose. */
export function endOf(worker: Worker, what: string): Promise<never> {
  const died = once(worker, 'exit').then(([code]) => {
    throw new Error(`a thread of ${what} ended with ${String(code)}`)
  })
  const failed = once(worker, 'error').then(([cause]) => {
    throw new Error(`a thread of ${what} failed`, { cause })
  })
  const end = Promise.race([died, failed])
  for (const promise of [died, failed, end]) promise.catch(() => undefined)
  return end
}
