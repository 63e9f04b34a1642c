import type { Worker } from 'node:worker_threads'
import { createBirpc } from 'birpc'
import { endOf } from '#server/system/thread-end.ts'
import type { WordThread } from './word-thread.ts'
import { startThreadFile } from '#server/system/thread-file.ts'

/** Threads that look for words, one of which stays for the next search. */
export type WordThreads = {
  readonly use: <T>(search: (thread: WordThread) => Promise<T>) => Promise<T>
}

type Running = WordThread & { readonly worker: Worker }

/** Without work a thread ends after so many milliseconds. */
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
        // It may be in the midst of its work.
        await thread.worker.terminate()
        throw error
      }
    },
  }
}

function startThread(): Running {
  const source = new URL('./word-worker.ts', import.meta.url).href
  const worker = startThreadFile('word-worker', source)
  const end = endOf(worker, 'a search for words')
  const asked = createBirpc<WordThread>(
    {},
    {
      post: (message) => worker.postMessage(message),
      on: (listener) => worker.on('message', listener),
      timeout: -1,
    },
  )
  return {
    worker,
    clear: () => Promise.race([asked.clear(), end]),
    add: (words) => Promise.race([asked.add(words), end]),
    passes: () => Promise.race([asked.passes(), end]),
    begin: (pass) => Promise.race([asked.begin(pass), end]),
    search: (texts) => Promise.race([asked.search(texts), end]),
  }
}
