import { send } from './http.ts'
import { localConnection, type Session } from './session.ts'

/** Revokes the user's tokens. False for the real service, which cannot revoke tokens. */
export async function signOutEverywhere({ connection, credentials }: Session): Promise<boolean> {
  if (connection.id !== localConnection.id) return false
  await send(connection, credentials, { method: 'POST', path: '/winnow/sign_out_everywhere' })
  return true
}
