import { parentPort } from 'node:worker_threads'
import { answerCalls } from '#server/system/thread-calls.ts'
import { createWordThread } from './word-thread.ts'

if (!parentPort) throw new Error('this file runs as a thread')

answerCalls(parentPort, createWordThread())
