import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAccounts } from './accounts.ts'
import { administrator } from './administrator.ts'
import { createSignOuts } from './sign-outs.ts'
import { createTokens, tokenHours } from './tokens.ts'

const now = () => new Date()
const user = '6513270e-269e-4d37-b2a7-4de452e6b438'
const steady = async () => 'the same'
const nothingDamaged = () => Promise.reject(new Error('damaged'))

test('a token names its person until it expires', async () => {
  let time = Date.now()
  const tokens = createTokens(randomBytes(32), () => new Date(time), steady)
  const token = await tokens.issue(user)
  expect(await tokens.verify(token)).toEqual({ user_id: user })
  time += tokenHours * 3600_000 + 1000
  expect(await tokens.verify(token)).toEqual({ refused: 'expired' })
})

test('a token from the future is invalid', async () => {
  let time = Date.now()
  const tokens = createTokens(randomBytes(32), () => new Date(time), steady)
  const token = await tokens.issue(user)
  time -= 30_000
  expect(await tokens.verify(token)).toEqual({ user_id: user })
  time -= 3600_000
  expect(await tokens.verify(token)).toEqual({ refused: 'invalid' })
})

test('a token of another secret, an unsigned one and a damaged one are invalid', async () => {
  const tokens = createTokens(randomBytes(32), now, steady)
  const token = await tokens.issue(user)
  const [, payload] = token.split('.')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  for (const bad of [
    await createTokens(randomBytes(32), now, steady).issue(user),
    `${none}.${payload}.`,
    `${token}x`,
    '',
  ]) {
    expect(await tokens.verify(bad)).toEqual({ refused: 'invalid' })
  }
})

test("a token ends with a new key or password, and with the person's account", async () => {
  const secret = randomBytes(32)
  const { user_id } = administrator
  const tokensOf = async (key: string, password: string | null) => {
    const accounts = await createAccounts([{ person: administrator, key, password }])
    return createTokens(secret, now, async (userId) => accounts.fingerprint(userId))
  }
  const token = await (await tokensOf('key', 'password')).issue(user_id)
  const verified = async (key: string, password: string | null) =>
    (await tokensOf(key, password)).verify(token)
  expect(await verified('key', 'password')).toEqual({ user_id })
  for (const [key, password] of [
    ['other', 'password'],
    ['key', 'other'],
    ['key', null],
    ['key\0password', null],
  ] as const) {
    expect(await verified(key, password)).toEqual({ refused: 'invalid' })
  }
  const nobody = createTokens(secret, now, async () => null)
  expect(await nobody.verify(token)).toEqual({ refused: 'invalid' })
  expect(await nobody.verify(await nobody.issue(user_id))).toEqual({ refused: 'invalid' })
})

test('signing out everywhere survives a restart and affects one person', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'winnow-sign-outs-'))
  try {
    const file = join(folder, 'sign-outs.json')
    const signOuts = await createSignOuts(file, nothingDamaged)
    await Promise.all([signOuts.add(user), signOuts.add(user)])
    const again = await createSignOuts(file, nothingDamaged)
    expect([await again.of(user), await again.of(administrator.user_id)]).toEqual([2, 0])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a sign-out that cannot be written to disk has no effect', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'winnow-sign-outs-'))
  const file = join(folder, 'sign-outs.json')
  try {
    const signOuts = await createSignOuts(file, nothingDamaged)
    await signOuts.add(user)
    await rm(folder, { recursive: true })
    const both = await Promise.allSettled([signOuts.add(user), signOuts.add(user)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await signOuts.of(user)).toBe(1)
    await mkdir(folder)
    await signOuts.add(user)
    expect(await (await createSignOuts(file, nothingDamaged)).of(user)).toBe(2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
