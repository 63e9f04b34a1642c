import { accessTokenSchema, currentUserSchema } from '#domain/contract/endpoints/account-schemas.ts'
import { isUnsupported } from './api-failure.ts'
import { ask } from './http.ts'
import { pathPrefixes } from './addresses.ts'
import type { Connection, Credentials, Session } from './session.ts'
import { tokenEnd } from './token-end.ts'

async function sessionWith(connection: Connection, credentials: Credentials): Promise<Session> {
  const call = { method: 'GET', path: '/v2/current_user' } as const
  const user = await ask({ connection, credentials }, call, currentUserSchema, 'your account')
  return { connection, credentials, user }
}

/** Sends the key with each call. Unlike a token, it does not expire. */
export const signInWithKey = (connection: Connection, key: string): Promise<Session> =>
  wherePossible(connection, (at) => sessionWith(at, { kind: 'api_key', key }))

export const signInWithAccessToken = (connection: Connection, token: string): Promise<Session> =>
  wherePossible(connection, (at) => sessionWith(at, { kind: 'access_token', token }))

export const signInWithPassword = (
  connection: Connection,
  email: string,
  password: string,
): Promise<Session> =>
  wherePossible(connection, async (at) => {
    const body = new URLSearchParams({ username: email, password })
    const call = { method: 'POST', path: '/v2/login', body } as const
    const caller = { connection: at, credentials: null }
    const { access_token: token } = await ask(caller, call, accessTokenSchema, 'the sign-in')
    const expires_at = tokenEnd(token, Date.now())
    return sessionWith(at, { kind: 'token', token, expires_at })
  })

/** Signs in under the first prefix that does not answer 404 or 405. */
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
