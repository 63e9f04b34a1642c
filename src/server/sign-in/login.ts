import type { TokenAnswer } from '#domain/contract/endpoints/account-schemas.ts'
import type { Person } from './accounts.ts'
import { authenticate, refusedAt } from './authenticate.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { maxFailures } from './throttle.ts'
import type { AppContext, Handler } from '#server/http/context.ts'
import type { SignInDependencies } from './sign-in-dependencies.ts'
import { failure } from '#server/http/error-answers.ts'
import { callerPlace } from '#server/http/caller.ts'
import { readObject, readPublicBytes, readPublicJson } from '#server/http/read-body.ts'
import { errorItem } from '#domain/request-check/error-item.ts'

/** The form has `username` (the email address) and `password`. */
export const loginWithPassword =
  (dependencies: SignInDependencies): Handler =>
  async (c) => {
    const form = await readForm(c)
    const [username, password] = requireStrings(
      { username: form?.get('username'), password: form?.get('password') },
      ['username', 'password'],
    )
    const person = await passwordSignIn(c, dependencies, username, password)
    return answer(c, dependencies, person)
  }

export const loginWithKey =
  (dependencies: SignInDependencies): Handler =>
  async (c) => {
    const [key] = requireStrings(readObject(await readPublicJson(c)), ['api_key'])
    const person = dependencies.accounts.byKey(key)
    if (person) return answer(c, dependencies, person)
    dependencies.metrics.signInFailed()
    const place = `key from ${callerPlace(c, dependencies)}`
    throw refusedAt(dependencies.throttle, place, maxFailures.signIn)
  }

export const signOutEverywhere =
  (dependencies: SignInDependencies): Handler =>
  async (c) => {
    const { user_id } = await authenticate(c, dependencies)
    await dependencies.signOuts.add(user_id)
    return c.body(null, 204)
  }

async function answer(
  c: AppContext,
  { tokens, metrics }: SignInDependencies,
  person: Person | null,
) {
  if (!person) {
    metrics.signInFailed()
    throw failure.badCredentials()
  }
  const access_token = await tokens.issue(person.user_id)
  return c.json({ access_token, token_type: 'bearer' } satisfies TokenAnswer)
}

async function readForm(c: AppContext): Promise<FormData | null> {
  const type = c.req.header('Content-Type') ?? ''
  const bytes = await readPublicBytes(c)
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
  } catch {
    return null
  }
}

function requireStrings<const Names extends readonly string[]>(
  fields: Readonly<Record<string, unknown>>,
  names: Names,
): { readonly [Index in keyof Names]: string } {
  const errors = names.flatMap((name) => {
    const value = fields[name] ?? undefined
    if (typeof value === 'string') return []
    const loc = ['body', name]
    return value === undefined
      ? errorItem('missing', loc, 'Field required')
      : errorItem('string_type', loc, 'Input should be a valid string')
  })
  if (errors.length > 0) throw failure.invalid(errors)
  return names.map((name) => fields[name]) as { [Index in keyof Names]: string }
}
