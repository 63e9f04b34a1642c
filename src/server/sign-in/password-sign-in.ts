import type { Person } from './accounts.ts'
import { maxFailures } from './throttle.ts'
import type { AppContext } from '#server/http/context.ts'
import type { SignInDependencies } from './sign-in-dependencies.ts'
import { failure } from '#server/http/error-answers.ts'
import { callerPlace } from '#server/http/caller.ts'
import { TooManySignIns } from './hash-turns.ts'

/** After too many failures, passwords are checked slowly: a wrong one gets a 429. */
export async function passwordSignIn(
  c: AppContext,
  dependencies: Pick<SignInDependencies, 'accounts' | 'throttle' | 'trustProxy'>,
  email: string,
  password: string,
): Promise<Person | null> {
  const { accounts, throttle } = dependencies
  const place = callerPlace(c, dependencies)
  const { signal } = c.req.raw
  const refused = refusedBy(signal)
  // Longer than any address (RFC 5321, 4.5.3.1); all of these count together.
  const name = `email ${email.trim().toLowerCase().slice(0, 320)} from ${place}`
  const secondsToWait = () => throttle.secondsToWait(name, maxFailures.signIn)
  if (!(await throttle.turn(name, maxFailures.signIn, signal).catch(refused))) {
    throw failure.throttled(secondsToWait() ?? 1)
  }
  const person = await accounts.byPassword(email, password, { place, signal }).catch(refused)
  if (person) return person
  const seconds = secondsToWait()
  throttle.failed(name)
  if (seconds !== null) throw failure.throttled(seconds)
  return null
}

const refusedBy =
  (signal: AbortSignal) =>
  (cause: unknown): never => {
    if (cause instanceof TooManySignIns) throw failure.tooManySignIns(cause.of)
    throw signal.aborted ? failure.brokenOff() : cause
  }
