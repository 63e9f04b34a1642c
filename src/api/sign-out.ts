import { send } from './http.ts'
import { localConnection, type Session } from './session.ts'

/**
 * Ends every token that this person was given; keys stay as they are. Says whether it could: the
 * real service has no such operation, and its sign-ins end by themselves.
 */
export async function signOutEverywhere({ connection, credentials }: Session): Promise<boolean> {
  if (connection.id !== localConnection.id) return false
  await send(connection, credentials, { method: 'POST', path: '/winnow/sign_out_everywhere' })
  return true
}
