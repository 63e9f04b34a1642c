import type { Person } from './accounts.ts'
import { uuidOf } from './uuid-of.ts'

/** Whoever started the server with records of their own. The id is the same at every start. */
export const administrator: Person = {
  user_id: uuidOf('winnow administrator'),
  email: 'admin@localhost',
  first_name: null,
  last_name: null,
  is_admin: true,
}
