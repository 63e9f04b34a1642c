import type { Person } from './accounts.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { borneFailures } from './throttle.ts'
import type { AppContext, AppDependencies } from '#server/app-env.ts'
import { failure } from '#server/api/api-failure.ts'
import { callerAddress } from '#server/caller.ts'
import { keyHeaders } from '#domain/credential-headers.ts'

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
  const place = `call from ${callerAddress(c, dependencies)}`
  const seconds = throttle.wait(place, borneFailures.call)
  if (seconds !== null) throw failure.throttled(seconds)
  const owner = key === undefined ? null : accounts.byKey(key)
  if (owner) return owner
  if (scheme.toLowerCase() === 'basic') {
    const text = Buffer.from(credentials.trim(), 'base64').toString('utf8')
    const person = await passwordSignIn(dependencies, ...splitOnce(text, ':'))
    if (person) return person
  }
  throttle.failed(place)
  metrics.signInFailed()
  throw failure.badCredentials()
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
