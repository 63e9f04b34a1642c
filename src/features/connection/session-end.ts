import type { Credentials } from '#api/session.ts'

/** Milliseconds before the end when the reminder appears; long enough for most exports. */
const nearBefore = 5 * 60_000

export type SessionEnd = {
  readonly state: 'far' | 'near' | 'past'
  /** In milliseconds since 1970; null if the end is unknown. */
  readonly at: number | null
  /** Milliseconds until the state changes; null if it does not. */
  readonly changesIn: number | null
}

/** `now` is in milliseconds since 1970. */
export function sessionEnd(credentials: Credentials, now: number): SessionEnd {
  const at = credentials.kind === 'token' ? Date.parse(credentials.expires_at ?? '') : Number.NaN
  if (Number.isNaN(at)) return { state: 'far', at: null, changesIn: null }
  if (at <= now) return { state: 'past', at, changesIn: null }
  const near = at - nearBefore
  return near <= now
    ? { state: 'near', at, changesIn: at - now }
    : { state: 'far', at, changesIn: near - now }
}
