import { Worker } from 'node:worker_threads'

type HashThreads = {
  readonly hash: (password: string, salt: Uint8Array) => Promise<Uint8Array>
}

const hashBytes = 32

/** Own threads: on libuv's four, ten sign-ins would block the database, files and DNS. */
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

/** Threads start on demand and do not keep the process alive. */
export function createHashThreads(most: number): HashThreads {
  const jobs: Job[] = []
  const idle: Worker[] = []
  const working = new Map<Worker, Job>()
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
    const worker = new Worker(script, { eval: true, name: 'passwords' })
    const ended = (cause: unknown) => {
      if (!working.has(worker) && !idle.includes(worker)) return
      started -= 1
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
      working.get(worker)?.failed(cause)
      working.delete(worker)
      next()
    }
    worker.on('error', ended)
    worker.on('exit', () => ended(new Error('the thread for passwords has ended')))
    worker.on('message', (hash: Uint8Array) => {
      const job = working.get(worker)
      working.delete(worker)
      worker.unref()
      idle.push(worker)
      job?.done(hash)
      next()
    })
    return worker
  }
  const give = (worker: Worker, job: Job) => {
    working.set(worker, job)
    worker.ref()
    worker.postMessage({ password: job.password, salt: job.salt })
  }
  return {
    hash: (password, salt) =>
      new Promise((done, failed) => {
        jobs.push({ password, salt, done, failed })
        next()
      }),
  }
}
