import type { Worker } from 'node:worker_threads'
import { threadCalls } from '#server/system/thread-calls.ts'
import { startThreadFile } from '#server/system/thread-file.ts'
import type { WordThread } from './word-thread.ts'

/** Threads that search for words. One stays for the next search. */
export type WordThreads = {
  readonly use: <T>(search: (thread: WordThread) => Promise<T>) => Promise<T>
}

type Running = WordThread & { readonly worker: Worker }

/** Milliseconds without work after which a thread ends. */
const idleMs = 10_000

export function createWordThreads(): WordThreads {
  let idle: { readonly thread: Running; readonly timer: NodeJS.Timeout } | null = null
  const take = (): Running => {
    if (!idle) return startThread()
    const { thread, timer } = idle
    clearTimeout(timer)
    idle = null
    thread.worker.ref()
    return thread
  }
  const keep = async (thread: Running) => {
    if (idle) {
      await thread.worker.terminate()
      return
    }
    await thread.clear()
    const end = () => {
      idle = null
      void thread.worker.terminate()
    }
    idle = { thread, timer: setTimeout(end, idleMs).unref() }
    thread.worker.unref()
  }
  return {
    use: async (search) => {
      const thread = take()
      try {
        const found = await search(thread)
        await keep(thread)
        return found
      } catch (error) {
        // It may still be working.
        await thread.worker.terminate()
        throw error
      }
    },
  }
}

function startThread(): Running {
  const source = new URL('./word-worker.ts', import.meta.url).href
  const worker = startThreadFile('word-worker', source)
  const call = threadCalls<WordThread>(worker, 'a search for words')
  return {
    worker,
    clear: call('clear'),
    add: call('add'),
    passes: call('passes'),
    begin: call('begin'),
    search: call('search'),
  }
}
