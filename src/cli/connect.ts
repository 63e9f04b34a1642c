import { localConnection, serviceConnection, type Connection, type Session } from '#api/session.ts'
import { signInWithAccessToken, signInWithKey, signInWithPassword } from '#api/sign-in.ts'
import { problem } from './exit-codes.ts'
import * as words from './words.ts'

export type ConnectOptions = {
  readonly server?: string | undefined
  /** True for the service behind the server, or the address of the service itself. */
  readonly galileo?: string | true | undefined
  readonly keyEnv?: string | undefined
}

export type Place = {
  readonly connection: Connection
  /** The page that the link in the receipt leads to. */
  readonly page: string
}

const defaultServer = 'http://127.0.0.1:4173'

/**
 * Where the calls go. Credentials go to a link's own origin only if that is this machine: anybody can
 * write a link.
 */
export function placeOf({ server, galileo }: ConnectOptions, origin: string | null): Place {
  if (typeof galileo === 'string') {
    if (server !== undefined) throw problem(words.serverAndService)
    const base_url = addressOf(galileo)
    const page = new URL('/', origin ?? defaultServer).href
    return { connection: { ...serviceConnection(new URL(base_url).host), base_url }, page }
  }
  const base = server === undefined ? ownServer(origin) : addressOf(server)
  const page = `${base}/`
  return galileo === true
    ? { connection: { ...serviceConnection('The service'), base_url: `${base}/galileo` }, page }
    : { connection: { ...localConnection, base_url: base }, page }
}

function ownServer(origin: string | null): string {
  if (origin === null) return defaultServer
  const { hostname } = new URL(origin)
  const isThisMachine = hostname === 'localhost' || /^127(\.\d+){3}$|^\[::1\]$/.test(hostname)
  if (!isThisMachine) throw problem(words.noServer(origin))
  return origin
}

function addressOf(text: string): string {
  if (!URL.canParse(text)) throw problem(words.badAddress(text))
  const { protocol, username, password, origin, pathname } = new URL(text)
  if (username !== '' || password !== '') throw problem(words.credentialsInAddress)
  if (!/^https?:$/.test(protocol)) throw problem(words.badAddress(text))
  return `${origin}${pathname}`.replace(/\/+$/, '')
}

/** How to sign in with what the environment has. Credentials are never arguments or output. */
export function signInFrom(
  environment: NodeJS.ProcessEnv,
  { keyEnv }: ConnectOptions,
): (connection: Connection) => Promise<Session> {
  const key = environment[keyEnv ?? 'WINNOW_API_KEY']
  if (key) return (connection) => signInWithKey(connection, key)
  if (keyEnv !== undefined) throw problem(words.noKeyIn(keyEnv))
  const { WINNOW_ACCESS_TOKEN: token, WINNOW_EMAIL: email, WINNOW_PASSWORD: password } = environment
  if (token) return (connection) => signInWithAccessToken(connection, token)
  if (email && password) return (connection) => signInWithPassword(connection, email, password)
  throw problem(words.noCredentials)
}
