import type { MessagePort, Worker } from 'node:worker_threads'
import { endOf } from './thread-end.ts'

type Functions = { readonly [name: string]: (...given: never[]) => Promise<unknown> }
type Call = { readonly id: number; readonly name: string; readonly given: readonly unknown[] }
type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly error: unknown })

/** Runs in the thread: answers each call with the function's result or error. */
export function answerCalls(port: MessagePort, functions: Functions): void {
  port.on('message', ({ id, name, given }: Call) => {
    const run = functions[name] as (...given: readonly unknown[]) => Promise<unknown>
    run(...given).then(
      (value) => port.postMessage({ id, value } satisfies Answer),
      (error: unknown) => port.postMessage({ id, error } satisfies Answer),
    )
  })
}

/** When the thread ends, open calls fail; `what` names its work in the error. */
export function threadCalls<T>(worker: Worker, what: string) {
  const open = new Map<number, (answer: Answer) => void>()
  const end = endOf(worker, what)
  let last = 0
  worker.on('message', (answer: Answer) => {
    open.get(answer.id)?.(answer)
    open.delete(answer.id)
  })
  return <Name extends keyof T & string>(name: Name): T[Name] => {
    const call = async (...given: readonly unknown[]): Promise<unknown> => {
      const id = (last += 1)
      const answered = new Promise<Answer>((resolve) => open.set(id, resolve))
      worker.postMessage({ id, name, given } satisfies Call)
      const answer = await Promise.race([answered, end])
      if ('error' in answer) throw answer.error
      return answer.value
    }
    return call as T[Name]
  }
}
