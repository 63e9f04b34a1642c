import { once } from 'node:events'
import { createBirpc } from 'birpc'
import type { ImportThread } from './import-thread.ts'
import { startThreadFile } from '#server/thread-file.ts'

/** A thread of its own, with a database file of its own for the rows that it makes. */
export type RunningThread = ImportThread

/** What a thread is started with. */
export type ThreadData = {
  readonly file: string
  /** The file of its rows, where they do not go to its database. */
  readonly spill: string | null
  readonly memoryMb: number
}

/** Starts a thread; when it dies, what it was asked fails. */
export function startThread(data: ThreadData): RunningThread {
  const source = new URL('./import-worker.ts', import.meta.url).href
  const worker = startThreadFile('import-worker', source, data)
  const died = once(worker, 'exit').then(([code]) => {
    throw new Error(`a thread of an import ended with ${String(code)}`)
  })
  const failed = once(worker, 'error').then(([cause]) => {
    throw new Error('a thread of an import failed', { cause })
  })
  const end = Promise.race([died, failed])
  // A thread that is stopped has ended as well.
  for (const promise of [died, failed, end]) promise.catch(() => undefined)
  const asked = createBirpc<ImportThread>(
    {},
    {
      post: (message) => worker.postMessage(message),
      on: (listener) => worker.on('message', listener),
      timeout: -1,
    },
  )
  return {
    survey: (block) => Promise.race([asked.survey(block), end]),
    begin: (context, table) => Promise.race([asked.begin(context, table), end]),
    rows: (block) => Promise.race([asked.rows(block), end]),
    end: () => Promise.race([asked.end(), end]),
    stop: async () => {
      await worker.terminate()
    },
  }
}
