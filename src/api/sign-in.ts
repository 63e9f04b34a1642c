import { z } from 'zod'
import { currentUserSchema } from './current-user-schema.ts'
import { ask } from './http.ts'
import type { Connection, Credentials, Session } from './session.ts'

const tokenSchema = z.object({ access_token: z.string().min(1) })

/** Whom the credentials belong to; a 401 where they are none. */
export async function sessionWith(
  connection: Connection,
  credentials: Credentials,
): Promise<Session> {
  const call = { method: 'GET', path: '/v2/current_user' } as const
  const user = await ask({ connection, credentials }, call, currentUserSchema, 'your account')
  return { connection, credentials, user }
}

/** Signs in with a key. The key itself is what travels from then on: it does not expire. */
export const signInWithKey = (connection: Connection, key: string): Promise<Session> =>
  sessionWith(connection, { kind: 'api_key', key })

/** Signs in with an address and a password, for as long as the token lasts. */
export async function signInWithPassword(
  connection: Connection,
  email: string,
  password: string,
): Promise<Session> {
  const body = new URLSearchParams({ username: email, password })
  const call = { method: 'POST', path: '/v2/login', body } as const
  const { access_token } = await ask(
    { connection, credentials: null },
    call,
    tokenSchema,
    'the sign-in',
  )
  const expires_at = expiryOf(access_token)
  return sessionWith(connection, { kind: 'token', token: access_token, expires_at })
}

/** The end of a JWT (RFC 7519, 4.1.4), or `null` where it names none. */
function expiryOf(token: string): string | null {
  try {
    const payload = token.split('.')[1] ?? ''
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))
    const { exp } = z.object({ exp: z.number() }).parse(claims)
    return new Date(exp * 1000).toISOString()
  } catch {
    return null
  }
}
