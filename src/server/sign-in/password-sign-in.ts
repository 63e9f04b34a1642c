import type { Person } from './accounts.ts'
import { borneFailures } from './throttle.ts'
import type { AppContext, AppDependencies } from '#server/http/app-env.ts'
import { failure } from '#server/http/api-failure.ts'
import { callerPlace } from '#server/http/caller.ts'
import { TooManyWait } from './hash-turns.ts'

/**
 * Checks an address and a password. After too many wrong ones for an account from one place, the next
 * ones from there are looked at slowly, and what is wrong is a 429; what is right gets through.
 */
export async function passwordSignIn(
  c: AppContext,
  dependencies: Pick<AppDependencies, 'accounts' | 'throttle' | 'trustProxy'>,
  email: string,
  password: string,
): Promise<Person | null> {
  const { accounts, throttle } = dependencies
  const place = callerPlace(c, dependencies)
  const { signal } = c.req.raw
  const refused = refusedBy(signal)
  // An address is short (RFC 5321, 4.5.3.1); what is longer is nobody's, and is counted together.
  const name = `email ${email.trim().toLowerCase().slice(0, 320)} from ${place}`
  const secondsToWait = () => throttle.wait(name, borneFailures.signIn)
  if (!(await throttle.turn(name, borneFailures.signIn, signal).catch(refused))) {
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
    if (cause instanceof TooManyWait) throw failure.tooManySignIns(cause.of)
    throw signal.aborted ? failure.brokenOff() : cause
  }
