import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { openHashThreads } from './hash-threads.ts'
import { openHashTurns } from './hash-turns.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** Someone who can sign in. */
export type Person = {
  readonly user_id: Uuid
  readonly email: string
  readonly first_name: string | null
  readonly last_name: string | null
  /** The organisation's administrator: reads every queue, and may have unredacted data. */
  readonly is_admin: boolean
}

export type Credentials = {
  readonly person: Person
  readonly key: string
  /** Null: this person signs in with the key alone. */
  readonly password: string | null
}

/** The people this server knows. Keys and passwords are kept as hashes only. */
export type Accounts = {
  readonly byId: (userId: Uuid) => Person | null
  readonly byKey: (key: string) => Person | null
  /**
   * Waits for one of few turns, which places share.
   * @throws TooManyWait at once where too many wait; where the caller goes away.
   */
  readonly byPassword: (
    email: string,
    password: string,
    from: { readonly place: string; readonly signal: AbortSignal },
  ) => Promise<Person | null>
  /** Changes when this person's key or password does; null for nobody. */
  readonly standing: (userId: Uuid) => string | null
}

/** Passwords that are hashed at once, and sign-ins that may wait for it; one takes some 50 ms. */
export const signInBounds = { atOnce: 2, waitingOfPlace: 8, waiting: 64 } as const

type PasswordHash = { readonly salt: Uint8Array; readonly hash: Uint8Array }

type Account = {
  readonly person: Person
  readonly keyHash: Buffer
  readonly standing: string
  readonly password: PasswordHash | null
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export async function createAccounts(list: readonly Credentials[]): Promise<Accounts> {
  const threads = openHashThreads(signInBounds.atOnce)
  const turns = openHashTurns(signInBounds)
  const hashPassword = async (password: string): Promise<PasswordHash> => {
    const salt = randomBytes(16)
    return { salt, hash: await threads.hash(password, salt) }
  }
  const accounts: readonly Account[] = await Promise.all(
    list.map(async ({ person, key, password }) => ({
      person,
      keyHash: sha256(key),
      standing: sha256(JSON.stringify([key, password])).toString('hex'),
      password: password === null ? null : await hashPassword(password),
    })),
  )
  /** Checked in an unknown person's place, so that both take the same time. */
  const nobody = await hashPassword(randomBytes(16).toString('hex'))
  const passwordOf = new Map(accounts.map((account) => [account.person.email, account]))
  /** Of each account the password that was right, so that HTTP Basic does not pay for a hash on each request. */
  const verified = new Map<Account, Buffer>()
  const pepper = randomBytes(16).toString('hex')
  const markOf = (password: string): Buffer => sha256(pepper + password)

  return {
    standing: (userId) =>
      accounts.find(({ person }) => person.user_id === userId)?.standing ?? null,
    byId: (userId) => accounts.find(({ person }) => person.user_id === userId)?.person ?? null,
    byKey: (key) => {
      const hash = sha256(key)
      const equal = accounts.filter(({ keyHash }) => timingSafeEqual(keyHash, hash))
      return equal[0]?.person ?? null
    },
    byPassword: async (email, password, { place, signal }) => {
      const account = passwordOf.get(email.trim().toLowerCase())
      const mark = markOf(password)
      const known = account && verified.get(account)
      if (known && timingSafeEqual(known, mark)) return account.person
      const { salt, hash } = account?.password ?? nobody
      const end = await turns.take(place, signal)
      const right = timingSafeEqual(await threads.hash(password, salt).finally(end), hash)
      if (!right || !account?.password) return null
      verified.set(account, mark)
      return account.person
    },
  }
}
