import { abortReason } from './abort-reason.ts'
import { createCounts } from './counts.ts'

type TurnLimits = {
  readonly ofOne: number
  readonly ofAll: number
  readonly waiting: number
}

export type FairTurns = {
  /** The least busy person is next. @throws TooManyWaiting, or when `signal` aborts. */
  readonly inTurn: <T>(person: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>
}

export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting'
  readonly waiting: number
  constructor(waiting: number) {
    super(`${waiting} of one person wait`)
    this.waiting = waiting
  }
}

type Waiting = { readonly person: string; readonly begin: () => void }

export function createFairTurns({ ofOne, ofAll, waiting: most }: TurnLimits): FairTurns {
  const running = createCounts()
  const waiting = new Set<Waiting>()
  const beginNext = () => {
    if (running.all() >= ofAll) return
    const next = [...waiting]
      .filter(({ person }) => running.of(person) < ofOne)
      .reduce<Waiting | null>(
        (best, one) => (best && running.of(best.person) <= running.of(one.person) ? best : one),
        null,
      )
    if (next === null) return
    waiting.delete(next)
    running.change(next.person, 1)
    next.begin()
  }
  const turn = (person: string, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(one)
        reject(abortReason(signal))
      }
      const one = {
        person,
        begin: () => {
          signal.removeEventListener('abort', leave)
          resolve()
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.add(one)
      beginNext()
    })
  return {
    inTurn: async (person, signal, work) => {
      signal.throwIfAborted()
      const own = [...waiting].filter((one) => one.person === person).length
      if (own >= most) throw new TooManyWaiting(own)
      await turn(person, signal)
      try {
        return await work()
      } finally {
        running.change(person, -1)
        beginNext()
      }
    },
  }
}
