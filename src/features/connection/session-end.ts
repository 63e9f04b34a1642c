import type { Credentials } from '#api/session.ts'

/** How long before its end a sign-in is said to end, in milliseconds: long enough for most exports. */
const nearBefore = 5 * 60_000

export type SessionEnd = {
  readonly state: 'far' | 'near' | 'past'
  /** In milliseconds since 1970; null where the sign-in has no end that is known. */
  readonly at: number | null
  /** Milliseconds until the state changes; null where it does not. */
  readonly changesIn: number | null
}

/** How near the end of a sign-in is. `now` is in milliseconds since 1970. */
export function sessionEnd(credentials: Credentials, now: number): SessionEnd {
  const at = credentials.kind === 'token' ? Date.parse(credentials.expires_at ?? '') : Number.NaN
  if (Number.isNaN(at)) return { state: 'far', at: null, changesIn: null }
  if (at <= now) return { state: 'past', at, changesIn: null }
  const near = at - nearBefore
  return near <= now
    ? { state: 'near', at, changesIn: at - now }
    : { state: 'far', at, changesIn: near - now }
}
