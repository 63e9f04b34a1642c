/** So many failures in a minute are borne; then the name waits for the minute to pass. */
const maxFailures = 10
const windowMs = 60_000
const maxNames = 10_000

/** Slows down guessing: failures are counted by name (an address, or where a key came from). */
export type Throttle = {
  /** The seconds to wait, or null. */
  readonly wait: (name: string) => number | null
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
    wait: (name) => {
      const entry = current(name)
      if (!entry || entry.count < maxFailures) return null
      return Math.ceil((entry.until - now().getTime()) / 1000)
    },
    failed: (name) => {
      const entry = current(name)
      if (entry) entry.count += 1
      else {
        if (failures.size >= maxNames) failures.clear()
        failures.set(name, { count: 1, until: now().getTime() + windowMs })
      }
    },
  }
}
