import { setTimeout } from 'node:timers/promises'

const windowMs = 60_000
const maxNames = 10_000

/** Failed sign-ins allowed per name and minute. */
export const maxFailures = {
  /** For one account from one place, or for keys from one place. */
  signIn: 10,
  /** For calls from one place: a page with a replaced key sends several at once. */
  call: 100,
} as const

/** After too many failures, passwords are checked one by one. */
const pace: Readonly<Record<'everyMs' | 'waiting', number>> = { everyMs: 500, waiting: 16 }

/** A name is a place, or an account and a place: failures elsewhere do not count. */
export type Throttle = {
  /** Null when the next failure is allowed now. */
  readonly secondsToWait: (name: string, most: number) => number | null
  readonly failed: (name: string) => void
  /** Waits after too many failures; false when too many wait. @throws when `signal` aborts. */
  readonly turn: (name: string, most: number, signal: AbortSignal) => Promise<boolean>
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
    secondsToWait: (name, most) => {
      const entry = current(name)
      if (!entry || entry.count < most) return null
      return Math.ceil((entry.until - now().getTime()) / 1000)
    },
    failed: (name) => {
      const entry = current(name)
      if (entry) {
        entry.count += 1
        return
      }
      // The oldest makes room. An attacker with so many addresses is not slowed down anyway.
      const [oldest] = failures.keys()
      if (failures.size >= maxNames && oldest !== undefined) failures.delete(oldest)
      const until = now().getTime() + windowMs
      failures.set(name, { count: 1, until, waiting: 0, last: Promise.resolve() })
    },
    turn: async (name, most, signal) => {
      const entry = current(name)
      if (!entry || entry.count < most) return true
      if (entry.waiting >= waiting) return false
      entry.waiting += 1
      const mine = entry.last.then(() => setTimeout(everyMs, undefined, { signal, ref: false }))
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
