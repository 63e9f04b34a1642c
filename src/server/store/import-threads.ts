import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createBirpc } from 'birpc'
import type { ImportThread } from './import-thread.ts'

/** A thread of its own, with a database file of its own for the rows that it makes. */
export type RunningThread = ImportThread

/** What a thread is started with. */
export type ThreadData = {
  readonly file: string
  /** The file of its rows, where they do not go to its database. */
  readonly spill: string | null
  readonly memoryMb: number
}

const isBuilt = import.meta.url.endsWith('.js')

/** The build puts the thread's file beside the server's; from the sources it needs a loader. */
function startWorker(workerData: ThreadData): Worker {
  if (isBuilt) return new Worker(new URL('./import-worker.js', import.meta.url), { workerData })
  const source = new URL('./import-worker.ts', import.meta.url).href
  const load = `import('tsx/esm/api').then(({ register }) => (register(), import('${source}')))`
  return new Worker(load, { eval: true, workerData })
}

/** Starts a thread; when it dies, what it was asked fails. */
export function startThread(data: ThreadData): RunningThread {
  const worker = startWorker(data)
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
