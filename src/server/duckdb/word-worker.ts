import { parentPort } from 'node:worker_threads'
import { createBirpc } from 'birpc'
import { wordThread } from './word-thread.ts'

/** A thread that looks for words. */
const port = parentPort
if (!port) throw new Error('this file is run as a thread')

createBirpc(wordThread(), {
  post: (message) => port.postMessage(message),
  on: (listener) => port.on('message', listener),
})
