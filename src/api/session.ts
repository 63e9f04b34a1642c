import { z } from '#domain/contract/zod.ts'
import { hasItem, keepItem, readItem, type Item } from './browser-storage.ts'
import { currentUserSchema, type CurrentUser } from '#domain/contract/endpoints/account-schemas.ts'
import { pathPrefixes, type PathPrefix } from './addresses.ts'

/** An empty `base_url` means the server that sent the page. */
export type Connection = {
  readonly id: string
  readonly label: string
  readonly base_url: string
  readonly prefix: PathPrefix
}

const credentialsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('api_key'), key: z.string().check(z.minLength(1)) }),
  z.object({ kind: z.literal('access_token'), token: z.string().check(z.minLength(1)) }),
  z.object({
    kind: z.literal('token'),
    token: z.string().check(z.minLength(1)),
    expires_at: z.nullable(z.string()),
  }),
])
/** Credentials are only ever in headers, never in a link, log, receipt or history. */
export type Credentials = z.output<typeof credentialsSchema>

export type Session = {
  readonly connection: Connection
  readonly credentials: Credentials
  readonly user: CurrentUser
}

export const localConnection: Connection = {
  id: 'local',
  label: 'This server',
  base_url: '',
  prefix: '/v2',
}

export const serviceConnection = (label: string): Connection => ({
  id: 'galileo',
  label,
  base_url: '/galileo',
  prefix: '/v2',
})

const keptSchema = z.object({
  credentials: credentialsSchema,
  user: currentUserSchema,
  label: z.optional(z.string()),
  prefix: z.catch(z.enum(pathPrefixes), '/v2'),
})

const itemOf = ({ id }: Pick<Connection, 'id'>): Item<z.output<typeof keptSchema>> => ({
  name: `winnow.session.${id}`,
  label: 'your sign-in',
  version: 1,
  schema: keptSchema,
})

export function readSession(): Session | null {
  for (const place of ['tab', 'device'] as const) {
    for (const connection of [localConnection, serviceConnection('The service')]) {
      const kept = readItem(place, itemOf(connection))
      if (!kept) continue
      const { label = connection.label, prefix, ...rest } = kept
      return { connection: { ...connection, label, prefix }, ...rest }
    }
  }
  return null
}

export function keepSession(session: Session, onThisDevice: boolean): void {
  const { connection, credentials, user } = session
  const { label, prefix } = connection
  const kept = { credentials, user, label, prefix }
  // A tab has one session.
  for (const other of [localConnection, serviceConnection('')]) {
    if (other.id !== connection.id) keepItem('tab', itemOf(other), null)
  }
  keepItem('tab', itemOf(connection), kept)
  if (onThisDevice) keepItem('device', itemOf(connection), kept)
}

export function forgetSession(connection: Connection): void {
  keepItem('tab', itemOf(connection), null)
  keepItem('device', itemOf(connection), null)
}

export const isKeptOnDevice = (connection: Connection): boolean =>
  hasItem('device', itemOf(connection))

export const isSamePerson = (a: Session, b: Session): boolean =>
  a.user.id === b.user.id && a.connection.id === b.connection.id

/** Every query key starts with this, so that no user sees another's cached data. */
export const sessionKey = ({ connection, user }: Session): readonly [string, string] => [
  connection.id,
  user.id,
]
