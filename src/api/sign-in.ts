import { z } from '#domain/contract/zod.ts'
import { isUnsupported } from './api-failure.ts'
import { currentUserSchema } from './current-user-schema.ts'
import { ask } from './http.ts'
import { pathPrefixes } from './service-address.ts'
import type { Connection, Credentials, Session } from './session.ts'
import { tokenEnd } from './token-end.ts'

const tokenSchema = z.object({ access_token: z.string().min(1) })

/** Whom the credentials belong to; a 401 where they are none. */
async function sessionWith(connection: Connection, credentials: Credentials): Promise<Session> {
  const call = { method: 'GET', path: '/v2/current_user' } as const
  const user = await ask({ connection, credentials }, call, currentUserSchema, 'your account')
  return { connection, credentials, user }
}

/** Signs in with a key. The key itself is what travels from then on: it does not expire. */
export const signInWithKey = (connection: Connection, key: string): Promise<Session> =>
  wherePossible(connection, (at) => sessionWith(at, { kind: 'api_key', key }))

/** Signs in with an access token of the hosted service; it travels itself, as a key does. */
export const signInWithAccessToken = (connection: Connection, token: string): Promise<Session> =>
  wherePossible(connection, (at) => sessionWith(at, { kind: 'access_token', token }))

/** Signs in with an address and a password, for as long as the token lasts. */
export const signInWithPassword = (
  connection: Connection,
  email: string,
  password: string,
): Promise<Session> =>
  wherePossible(connection, async (at) => {
    const body = new URLSearchParams({ username: email, password })
    const call = { method: 'POST', path: '/v2/login', body } as const
    const caller = { connection: at, credentials: null }
    const { access_token: token } = await ask(caller, call, tokenSchema, 'the sign-in')
    const expires_at = tokenEnd(token, Date.now())
    return sessionWith(at, { kind: 'token', token, expires_at })
  })

/** Signs in where the service has its operations: at the first prefix that is no 404 or 405. */
async function wherePossible(
  connection: Connection,
  signIn: (at: Connection) => Promise<Session>,
): Promise<Session> {
  const others = pathPrefixes.filter((prefix) => prefix !== connection.prefix)
  let missing: unknown
  for (const prefix of [connection.prefix, ...others]) {
    try {
      return await signIn({ ...connection, prefix })
    } catch (error) {
      if (!isUnsupported(error)) throw error
      missing ??= error
    }
  }
  throw missing
}
