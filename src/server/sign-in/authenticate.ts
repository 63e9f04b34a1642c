import type { Person } from './accounts.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { borneFailures } from './throttle.ts'
import type { AppContext, AppDependencies } from '#server/app-env.ts'
import { failure } from '#server/api/api-failure.ts'
import { callerAddress } from '#server/caller.ts'

/** Who is asking: by either key header, a bearer token, or HTTP Basic (RFC 7617). */
export async function authenticate(
  c: AppContext,
  dependencies: Pick<
    AppDependencies,
    'accounts' | 'tokens' | 'throttle' | 'metrics' | 'trustProxy'
  >,
): Promise<Person> {
  const { accounts, tokens, throttle, metrics } = dependencies
  const [scheme, credentials] = splitOnce(c.req.header('Authorization')?.trim() ?? '', ' ')
  // Nobody guesses a signature: tokens are looked at whatever else came from there.
  if (scheme.toLowerCase() === 'bearer') {
    const verdict = await tokens.verify(credentials.trim())
    const person = 'user_id' in verdict ? accounts.byId(verdict.user_id) : null
    if (person) return person
    if ('refused' in verdict && verdict.refused === 'expired') throw failure.expired()
  }
  const keys = ['Splunk-AO-API-Key', 'Galileo-API-Key'].flatMap((name) => c.req.header(name) ?? [])
  if (keys.length === 0 && scheme === '') throw failure.noCredentials()
  const place = `call from ${callerAddress(c, dependencies)}`
  const seconds = throttle.wait(place, borneFailures.call)
  if (seconds !== null) throw failure.throttled(seconds)
  for (const key of keys) {
    const person = accounts.byKey(key)
    if (person) return person
  }
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
