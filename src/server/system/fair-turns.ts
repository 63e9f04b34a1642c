export type TurnLimits = {
  readonly ofOne: number
  readonly ofAll: number
  readonly waiting: number
}

export type FairTurns = {
  /** The least busy person is next. @throws TooManyWaiting, or when `gone` aborts. */
  readonly inTurn: <T>(
    person: string,
    gone: AbortSignal | null,
    work: () => Promise<T>,
  ) => Promise<T>
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
  const going = new Map<string, number>()
  const waiting = new Set<Waiting>()
  let all = 0
  const goingOf = (person: string) => going.get(person) ?? 0
  const count = (person: string, by: 1 | -1) => {
    all += by
    const own = goingOf(person) + by
    if (own === 0) going.delete(person)
    else going.set(person, own)
  }
  const beginNext = () => {
    if (all >= ofAll) return
    const next = [...waiting]
      .filter(({ person }) => goingOf(person) < ofOne)
      .reduce<Waiting | null>(
        (best, one) => (best && goingOf(best.person) <= goingOf(one.person) ? best : one),
        null,
      )
    if (next === null) return
    waiting.delete(next)
    count(next.person, 1)
    next.begin()
  }
  const turn = (person: string, gone: AbortSignal | null) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(one)
        reject(gone?.reason instanceof Error ? gone.reason : new Error('the caller has gone'))
      }
      const one = {
        person,
        begin: () => {
          gone?.removeEventListener('abort', leave)
          resolve()
        },
      }
      gone?.addEventListener('abort', leave, { once: true })
      waiting.add(one)
      beginNext()
    })
  return {
    inTurn: async (person, gone, work) => {
      gone?.throwIfAborted()
      const own = [...waiting].filter((one) => one.person === person).length
      if (own >= most) throw new TooManyWaiting(own)
      await turn(person, gone)
      try {
        return await work()
      } finally {
        count(person, -1)
        beginNext()
      }
    },
  }
}
