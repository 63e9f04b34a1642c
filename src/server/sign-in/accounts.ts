import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Uuid } from '#domain/uuid.ts'

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
  readonly byPassword: (email: string, password: string) => Promise<Person | null>
  /** Changes when this person's key or password does; null for nobody. */
  readonly standing: (userId: Uuid) => string | null
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const hashLength = 32

type PasswordHash = { readonly salt: Buffer; readonly hash: Buffer }

async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16)
  return { salt, hash: await derive(password, salt, hashLength) }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export async function createAccounts(list: readonly Credentials[]): Promise<Accounts> {
  const accounts = await Promise.all(
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
  /** Passwords that were right, so that HTTP Basic does not pay for scrypt on each request. */
  const verified = new Set<string>()
  const pepper = randomBytes(16).toString('hex')

  return {
    standing: (userId) =>
      accounts.find(({ person }) => person.user_id === userId)?.standing ?? null,
    byId: (userId) => accounts.find(({ person }) => person.user_id === userId)?.person ?? null,
    byKey: (key) => {
      const hash = sha256(key)
      const equal = accounts.filter(({ keyHash }) => timingSafeEqual(keyHash, hash))
      return equal[0]?.person ?? null
    },
    byPassword: async (email, password) => {
      const account = passwordOf.get(email.trim().toLowerCase())
      const mark = sha256(`${pepper}\0${email.length}\0${email}\0${password}`).toString('hex')
      if (account && verified.has(mark)) return account.person
      const { salt, hash } = account?.password ?? nobody
      const right = timingSafeEqual(await derive(password, salt, hashLength), hash)
      if (!right || !account?.password) return null
      verified.add(mark)
      return account.person
    },
  }
}
