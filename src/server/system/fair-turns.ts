import { abortReason } from './abort-reason.ts'

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
  const running = new Map<string, number>()
  const waiting = new Set<Waiting>()
  let all = 0
  const runningOf = (person: string) => running.get(person) ?? 0
  const count = (person: string, by: 1 | -1) => {
    all += by
    const own = runningOf(person) + by
    if (own === 0) running.delete(person)
    else running.set(person, own)
  }
  const beginNext = () => {
    if (all >= ofAll) return
    const next = [...waiting]
      .filter(({ person }) => runningOf(person) < ofOne)
      .reduce<Waiting | null>(
        (best, one) => (best && runningOf(best.person) <= runningOf(one.person) ? best : one),
        null,
      )
    if (next === null) return
    waiting.delete(next)
    count(next.person, 1)
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
        count(person, -1)
        beginNext()
      }
    },
  }
}
