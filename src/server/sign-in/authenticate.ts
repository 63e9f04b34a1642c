import type { Person } from './accounts.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { borneFailures, type Throttle } from './throttle.ts'
import type { AppContext, AppDependencies } from '#server/http/app-env.ts'
import { failure, type ApiFailure } from '#server/http/api-failure.ts'
import { callerPlace } from '#server/http/caller.ts'
import { keyHeaders } from '#domain/contract/credential-headers.ts'

/**
 * Who is asking: by a key under either name or both, a bearer token, or HTTP Basic (RFC 7617). Two
 * keys that differ are refused: whose rights count would be a guess.
 */
export async function authenticate(
  c: AppContext,
  dependencies: Pick<
    AppDependencies,
    'accounts' | 'tokens' | 'throttle' | 'metrics' | 'trustProxy'
  >,
): Promise<Person> {
  const { accounts, tokens, throttle, metrics } = dependencies
  const [key, ...others] = new Set(keyHeaders.flatMap((name) => c.req.header(name) || []))
  if (others.length > 0) {
    metrics.signInFailed()
    throw failure.differentKeys()
  }
  const [scheme, credentials] = splitOnce(c.req.header('Authorization')?.trim() ?? '', ' ')
  // Nobody guesses a signature: tokens are looked at whatever else came from there.
  if (scheme.toLowerCase() === 'bearer') {
    const verdict = await tokens.verify(credentials.trim())
    const person = 'user_id' in verdict ? accounts.byId(verdict.user_id) : null
    if (person) return person
    if ('refused' in verdict && verdict.refused === 'expired') throw failure.expired()
  }
  if (key === undefined && scheme === '') throw failure.noCredentials()
  // Nobody guesses a key either: a right one is taken whatever else came from there.
  const owner = key === undefined ? null : accounts.byKey(key)
  if (owner) return owner
  if (scheme.toLowerCase() === 'basic') {
    const text = Buffer.from(credentials.trim(), 'base64').toString('utf8')
    const person = await passwordSignIn(c, dependencies, ...splitOnce(text, ':'))
    if (person) return person
  }
  metrics.signInFailed()
  throw refusedAt(throttle, `call from ${callerPlace(c, dependencies)}`, borneFailures.call)
}

/** Counts what was wrong, and says so; too much of it from one place is told to wait. */
export function refusedAt(throttle: Throttle, place: string, borne: number): ApiFailure {
  const seconds = throttle.wait(place, borne)
  throttle.failed(place)
  return seconds === null ? failure.badCredentials() : failure.throttled(seconds)
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
