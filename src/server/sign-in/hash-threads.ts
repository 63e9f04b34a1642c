import { Worker } from 'node:worker_threads'

/** Derives a hash of a password (RFC 7914), a few at a time, on threads of its own. */
export type HashThreads = {
  readonly hash: (password: string, salt: Uint8Array) => Promise<Uint8Array>
}

export const hashBytes = 32

/**
 * `scrypt` would take one of the four threads that the database, files and names are asked on; ten
 * sign-ins at once would keep all of them from everybody.
 */
const script = `
  const { parentPort } = require('node:worker_threads')
  const { scryptSync } = require('node:crypto')
  parentPort.on('message', ({ password, salt }) =>
    parentPort.postMessage(scryptSync(password, salt, ${hashBytes})))
`

type Job = {
  readonly password: string
  readonly salt: Uint8Array
  readonly done: (hash: Uint8Array) => void
  readonly failed: (cause: unknown) => void
}

/** Threads are started when they are first needed, and keep no process from ending. */
export function openHashThreads(most: number): HashThreads {
  const jobs: Job[] = []
  const idle: Worker[] = []
  let started = 0
  const next = () => {
    while (jobs.length > 0) {
      const worker = idle.pop() ?? (started < most ? start() : null)
      const job = worker && jobs.shift()
      if (!job) return
      give(worker, job)
    }
  }
  const start = () => {
    started += 1
    return new Worker(script, { eval: true, name: 'passwords' })
  }
  const give = (worker: Worker, { password, salt, done, failed }: Job) => {
    const onMessage = (hash: Uint8Array) => {
      worker.off('error', onError)
      worker.unref()
      idle.push(worker)
      done(hash)
      next()
    }
    const onError = (cause: unknown) => {
      worker.off('message', onMessage)
      started -= 1
      failed(cause)
      next()
    }
    worker.ref()
    worker.once('message', onMessage)
    worker.once('error', onError)
    worker.postMessage({ password, salt })
  }
  return {
    hash: (password, salt) =>
      new Promise((done, failed) => {
        jobs.push({ password, salt, done, failed })
        next()
      }),
  }
}
