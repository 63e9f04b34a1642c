import { send } from './http.ts'
import { localConnection, type Session } from './session.ts'

/** Ends every token that this person was given, where the server can: keys stay as they are. */
export async function signOutEverywhere({ connection, credentials }: Session): Promise<void> {
  // What the real service keeps of its sign-ins is its own affair.
  if (connection.id !== localConnection.id) return
  await send(connection, credentials, { method: 'POST', path: '/winnow/sign_out_everywhere' })
}
