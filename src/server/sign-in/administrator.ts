import type { Person } from './accounts.ts'
import { uuidOf } from './uuid-of.ts'

/** The person who started the server. The id must never change. */
export const administrator: Person = {
  user_id: uuidOf('winnow administrator'),
  email: 'admin@localhost',
  first_name: null,
  last_name: null,
  is_admin: true,
}
