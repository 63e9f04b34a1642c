import type { Person } from './accounts.ts'
import { borneFailures } from './throttle.ts'
import type { AppDependencies } from '#server/app-env.ts'
import { failure } from '#server/api/api-failure.ts'

/** Checks an address and a password; too many wrong ones in a row are answered with a 429. */
export async function passwordSignIn(
  { accounts, throttle }: Pick<AppDependencies, 'accounts' | 'throttle'>,
  email: string,
  password: string,
): Promise<Person | null> {
  // An address is short (RFC 5321, 4.5.3.1); what is longer is nobody's, and is counted together.
  const name = `email ${email.trim().toLowerCase().slice(0, 320)}`
  const seconds = throttle.wait(name, borneFailures.signIn)
  if (seconds !== null) throw failure.throttled(seconds)
  const person = await accounts.byPassword(email, password)
  if (!person) throttle.failed(name)
  return person
}
