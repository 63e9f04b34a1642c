import { setTimeout } from 'node:timers/promises'

const windowMs = 60_000
const maxNames = 10_000

/** Failures that are borne in a minute, of one name; what fails after them is told to wait. */
export const borneFailures = {
  /** Of passwords for one account from one place, or of keys that one place signs in with. */
  signIn: 10,
  /** Of calls with credentials from one place: a page whose key was rotated sends several. */
  call: 100,
} as const

/** After too many failures, passwords are looked at one by one. */
export const pace: Readonly<Record<'everyMs' | 'waiting', number>> = { everyMs: 500, waiting: 16 }

/**
 * Slows down guessing: failures are counted by name. A name stands for a place, or for an account and
 * a place together, so that nobody's failures count for somebody elsewhere.
 */
export type Throttle = {
  /** The seconds that the next failure is told to wait, or null. */
  readonly wait: (name: string, borne: number) => number | null
  readonly failed: (name: string) => void
  /**
   * Waits for a turn where a name has failed too often: what is right gets through, what is wrong is
   * slow. False at once where too many wait already. @throws where `signal` aborts first.
   */
  readonly turn: (name: string, borne: number, signal: AbortSignal) => Promise<boolean>
}

type Entry = { count: number; readonly until: number; waiting: number; last: Promise<unknown> }

export function createThrottle(now: () => Date, { everyMs, waiting } = pace): Throttle {
  const failures = new Map<string, Entry>()
  const current = (name: string) => {
    const entry = failures.get(name)
    if (entry && entry.until > now().getTime()) return entry
    failures.delete(name)
    return null
  }
  return {
    wait: (name, borne) => {
      const entry = current(name)
      if (!entry || entry.count < borne) return null
      return Math.ceil((entry.until - now().getTime()) / 1000)
    },
    failed: (name) => {
      const entry = current(name)
      if (entry) {
        entry.count += 1
        return
      }
      // The oldest makes room, so that many names cannot wipe out one.
      const [oldest] = failures.keys()
      if (failures.size >= maxNames && oldest !== undefined) failures.delete(oldest)
      const until = now().getTime() + windowMs
      failures.set(name, { count: 1, until, waiting: 0, last: Promise.resolve() })
    },
    turn: async (name, borne, signal) => {
      const entry = current(name)
      if (!entry || entry.count < borne) return true
      if (entry.waiting >= waiting) return false
      entry.waiting += 1
      const mine = entry.last.then(() => setTimeout(everyMs, undefined, { signal, ref: false }))
      // Who has gone takes no time from those behind.
      entry.last = mine.catch(() => undefined)
      try {
        await mine
        return true
      } finally {
        entry.waiting -= 1
      }
    },
  }
}
