import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTokens, tokenHours } from './tokens.ts'

const now = () => new Date()
const user = '6513270e-269e-4d37-b2a7-4de452e6b438'

test('a token names its person until it expires', async () => {
  let time = Date.now()
  const tokens = createTokens(randomBytes(32), () => new Date(time))
  const token = await tokens.issue(user)
  expect(await tokens.verify(token)).toEqual({ user_id: user })
  time += tokenHours * 3600_000 + 1000
  expect(await tokens.verify(token)).toEqual({ refused: 'expired' })
})

test('a token of another secret, an unsigned one and a damaged one are invalid', async () => {
  const tokens = createTokens(randomBytes(32), now)
  const token = await tokens.issue(user)
  const [, payload] = token.split('.')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  for (const bad of [
    await createTokens(randomBytes(32), now).issue(user),
    `${none}.${payload}.`,
    `${token}x`,
    '',
  ]) {
    expect(await tokens.verify(bad)).toEqual({ refused: 'invalid' })
  }
})
