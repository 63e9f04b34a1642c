import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createHashThreads } from './hash-threads.ts'
import { createHashTurns } from './hash-turns.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

export type Person = {
  readonly user_id: Uuid
  readonly email: string
  readonly first_name: string | null
  readonly last_name: string | null
  readonly is_admin: boolean
}

export type Credentials = {
  readonly person: Person
  readonly key: string
  /** Null: signs in with the key only. */
  readonly password: string | null
}

/** Keeps keys and passwords only as hashes. */
export type Accounts = {
  readonly byId: (userId: Uuid) => Person | null
  readonly byKey: (key: string) => Person | null
  /** @throws TooManySignIns when too many wait, and when the caller goes away. */
  readonly byPassword: (
    email: string,
    password: string,
    from: { readonly place: string; readonly signal: AbortSignal },
  ) => Promise<Person | null>
  /** Changes with the person's key or password; null for an unknown person. */
  readonly fingerprint: (userId: Uuid) => string | null
}

/** One hash takes about 50 ms. */
export const signInBounds = { atOnce: 2, waitingOfPlace: 8, waiting: 64 } as const

type PasswordHash = { readonly salt: Uint8Array; readonly hash: Uint8Array }

type Account = {
  readonly person: Person
  readonly keyHash: Buffer
  readonly fingerprint: string
  readonly password: PasswordHash | null
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export async function createAccounts(list: readonly Credentials[]): Promise<Accounts> {
  const threads = createHashThreads(signInBounds.atOnce)
  const turns = createHashTurns(signInBounds)
  const hashPassword = async (password: string): Promise<PasswordHash> => {
    const salt = randomBytes(16)
    return { salt, hash: await threads.hash(password, salt) }
  }
  const accounts: readonly Account[] = await Promise.all(
    list.map(async ({ person, key, password }) => ({
      person,
      keyHash: sha256(key),
      fingerprint: sha256(JSON.stringify([key, password])).toString('hex'),
      password: password === null ? null : await hashPassword(password),
    })),
  )
  /** For an unknown person a password is hashed too, so that both cases take the same time. */
  const decoy = await hashPassword(randomBytes(16).toString('hex'))
  const byEmail = new Map(accounts.map((account) => [account.person.email, account]))
  /** HTTP Basic sends the password with each request: a correct one is hashed once. */
  const verified = new Map<Account, Buffer>()
  const pepper = randomBytes(16).toString('hex')
  const digestOf = (password: string): Buffer => sha256(pepper + password)

  return {
    fingerprint: (userId) =>
      accounts.find(({ person }) => person.user_id === userId)?.fingerprint ?? null,
    byId: (userId) => accounts.find(({ person }) => person.user_id === userId)?.person ?? null,
    byKey: (key) => {
      const hash = sha256(key)
      const equal = accounts.filter(({ keyHash }) => timingSafeEqual(keyHash, hash))
      return equal[0]?.person ?? null
    },
    byPassword: async (email, password, { place, signal }) => {
      const account = byEmail.get(email.trim().toLowerCase())
      const digest = digestOf(password)
      const known = account && verified.get(account)
      if (known && timingSafeEqual(known, digest)) return account.person
      const { salt, hash } = account?.password ?? decoy
      const end = await turns.take(place, signal)
      const right = timingSafeEqual(await threads.hash(password, salt).finally(end), hash)
      if (!right || !account?.password) return null
      verified.set(account, digest)
      return account.person
    },
  }
}
