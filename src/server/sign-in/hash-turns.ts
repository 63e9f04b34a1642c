import { abortReason } from '#server/system/abort-reason.ts'
import { once } from '#server/system/once.ts'

type HashTurns = {
  /**
   * Places take turns, so that one cannot block others. @throws TooManySignIns without room to wait, and
   * when `signal` aborts.
   */
  readonly take: (place: string, signal: AbortSignal) => Promise<() => void>
}

type TurnBounds = {
  readonly atOnce: number
  readonly waitingOfPlace: number
  readonly waiting: number
}

export class TooManySignIns extends Error {
  override readonly name = 'TooManySignIns'
  readonly of: 'place' | 'all'
  constructor(of: TooManySignIns['of']) {
    super(`too many wait: ${of}`)
    this.of = of
  }
}

type Waiting = { readonly start: () => void; readonly refuse: (cause: Error) => void }

export function createHashTurns({ atOnce, waitingOfPlace, waiting: most }: TurnBounds): HashTurns {
  /** The place whose last turn is longest ago comes first. */
  const places = new Map<string, Waiting[]>()
  let running = 0
  const waiting = () => [...places.values()].reduce((sum, list) => sum + list.length, 0)
  const next = () => {
    for (let [first] = places; first && running < atOnce; [first] = places) {
      const [place, [one, ...others]] = first
      places.delete(place)
      if (others.length > 0) places.set(place, others)
      running += 1
      one?.start()
    }
  }
  /** The latest request of the busiest place makes room for a place with fewer. */
  const makeRoom = (mine: number): void => {
    const [place, list] = [...places].reduce((a, b) => (b[1].length > a[1].length ? b : a))
    const latest = list.length > mine + 1 ? list.at(-1) : undefined
    if (!latest) throw new TooManySignIns('all')
    places.set(place, list.slice(0, -1))
    latest.refuse(new TooManySignIns('all'))
  }
  const end = () =>
    once(() => {
      running -= 1
      next()
    })
  return {
    take: async (place, signal) => {
      signal.throwIfAborted()
      const mine = places.get(place) ?? []
      if (mine.length >= waitingOfPlace) throw new TooManySignIns('place')
      if (waiting() >= most) makeRoom(mine.length)
      return new Promise((resolve, reject) => {
        const settled = () => signal.removeEventListener('abort', leave)
        const one: Waiting = {
          start: () => {
            settled()
            resolve(end())
          },
          refuse: (cause) => {
            settled()
            reject(cause)
          },
        }
        const leave = () => {
          const others = (places.get(place) ?? []).filter((other) => other !== one)
          if (others.length > 0) places.set(place, others)
          else places.delete(place)
          one.refuse(abortReason(signal))
        }
        signal.addEventListener('abort', leave, { once: true })
        places.set(place, [...(places.get(place) ?? []), one])
        next()
      })
    },
  }
}
