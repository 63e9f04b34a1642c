import { createBirpc } from 'birpc'
import type { ImportThread } from './import-thread.ts'
import { endOf } from '#server/system/thread-end.ts'
import { startThreadFile } from '#server/system/thread-file.ts'

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
  const end = endOf(worker, 'an import')
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
