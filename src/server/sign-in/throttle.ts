const windowMs = 60_000
const maxNames = 10_000

/** Failures that are borne in a minute, of one name; then it waits for the minute to pass. */
export const borneFailures = {
  /** Of an e-mail address, or of keys that one place signs in with. */
  signIn: 10,
  /** Of calls with credentials from one place: a page whose key was rotated sends several. */
  call: 100,
} as const

/** Slows down guessing: failures are counted by name (an address, or where a key came from). */
export type Throttle = {
  /** The seconds to wait, or null. */
  readonly wait: (name: string, borne: number) => number | null
  readonly failed: (name: string) => void
}

export function createThrottle(now: () => Date): Throttle {
  const failures = new Map<string, { count: number; readonly until: number }>()
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
      failures.set(name, { count: 1, until: now().getTime() + windowMs })
    },
  }
}
