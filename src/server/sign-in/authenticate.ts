import type { Person } from './accounts.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { maxFailures, type Throttle } from './throttle.ts'
import type { AppContext } from '#server/http/context.ts'
import type { SignInDependencies } from './sign-in-dependencies.ts'
import { failure, type ErrorAnswer } from '#server/http/error-answers.ts'
import { callerPlace } from '#server/http/caller.ts'
import { keyHeaders } from '#domain/contract/credential-headers.ts'

/** By API key, bearer token or HTTP Basic (RFC 7617). Two different keys are refused. */
export async function authenticate(
  c: AppContext,
  dependencies: Omit<SignInDependencies, 'signOuts'>,
): Promise<Person> {
  const { accounts, tokens, throttle, metrics } = dependencies
  const [key, ...others] = new Set(keyHeaders.flatMap((name) => c.req.header(name) || []))
  if (others.length > 0) {
    metrics.signInFailed()
    throw failure.differentKeys()
  }
  const [scheme, credentials] = splitOnce(c.req.header('Authorization')?.trim() ?? '', ' ')
  // Tokens and keys cannot be guessed, so correct ones pass however much has failed.
  if (scheme.toLowerCase() === 'bearer') {
    const verdict = await tokens.verify(credentials.trim())
    const person = 'user_id' in verdict ? accounts.byId(verdict.user_id) : null
    if (person) return person
    if ('refused' in verdict && verdict.refused === 'expired') throw failure.expired()
  }
  if (key === undefined && scheme === '') throw failure.noCredentials()
  const owner = key === undefined ? null : accounts.byKey(key)
  if (owner) return owner
  if (scheme.toLowerCase() === 'basic') {
    const text = Buffer.from(credentials.trim(), 'base64').toString('utf8')
    const person = await passwordSignIn(c, dependencies, ...splitOnce(text, ':'))
    if (person) return person
  }
  metrics.signInFailed()
  throw refusedAt(throttle, `call from ${callerPlace(c, dependencies)}`, maxFailures.call)
}

/** Counts the failure; too many from one place get a 429. */
export function refusedAt(throttle: Throttle, place: string, most: number): ErrorAnswer {
  const seconds = throttle.secondsToWait(place, most)
  throttle.failed(place)
  return seconds === null ? failure.badCredentials() : failure.throttled(seconds)
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
