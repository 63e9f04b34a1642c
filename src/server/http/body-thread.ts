import type { Worker } from 'node:worker_threads'
import { joinParts, type BodyPart } from './body-parts.ts'
import type { BodyKind, parseBody } from './parse-body.ts'
import { startThreadFile } from '#server/system/thread-file.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'

export type BodyQuestion = { readonly bytes: Uint8Array; readonly kind: BodyKind } | 'next'
export type BodyAnswer =
  | BodyPart
  | { readonly type: 'refused'; readonly error: ValidationErrorItem }
  | { readonly type: 'end' }

type Parsed = ReturnType<typeof parseBody>

/** Ending the idle thread frees its heap. */
const idleMs = 2000

let thread: Worker | null = null
let before: Promise<unknown> = Promise.resolve()
let idle: NodeJS.Timeout | undefined

/** Parses large bodies on a worker thread, one at a time. */
export function parseOnThread(bytes: Uint8Array<ArrayBuffer>, kind: BodyKind): Promise<Parsed> {
  const mine = before.then(() => {
    clearTimeout(idle)
    thread ??= startThreadFile('body-worker', new URL('./body-worker.ts', import.meta.url).href)
    return ask(thread, bytes, kind)
  })
  before = mine.catch(stop).finally(() => {
    idle = setTimeout(stop, idleMs).unref()
  })
  return mine
}

function stop(): void {
  void thread?.terminate()
  thread = null
}

function ask(worker: Worker, bytes: Uint8Array<ArrayBuffer>, kind: BodyKind): Promise<Parsed> {
  return new Promise<Parsed>((resolve, reject) => {
    const parts = joinParts()
    const post = (question: BodyQuestion, given: ArrayBuffer[] = []) =>
      worker.postMessage(question, given)
    const settle = (done: () => void) => {
      worker.off('message', onAnswer).off('error', fail).off('exit', fail)
      worker.unref()
      done()
    }
    const fail = (cause: unknown) =>
      settle(() => reject(new Error('the thread of large bodies failed', { cause })))
    const onAnswer = (answer: BodyAnswer) => {
      if (answer.type === 'end') settle(() => resolve({ value: parts.value() }))
      else if (answer.type === 'refused') settle(() => resolve({ refused: answer.error }))
      else {
        parts.add(answer)
        setImmediate(post, 'next')
      }
    }
    worker.ref()
    worker.on('message', onAnswer).on('error', fail).on('exit', fail)
    post({ bytes, kind }, [bytes.buffer])
  })
}
