import { expect, test } from 'vitest'
import { sessionEnd } from './session-end.ts'

const now = Date.parse('2026-11-24T10:00:00Z')
const token = (expires_at: string | null) => ({ kind: 'token', token: 'a', expires_at }) as const

test('a session is far from its end, near it, or past it', () => {
  expect(sessionEnd(token('2026-11-24T11:00:00Z'), now)).toMatchObject({
    state: 'far',
    changesIn: 55 * 60_000,
  })
  expect(sessionEnd(token('2026-11-24T10:05:00Z'), now)).toMatchObject({
    state: 'near',
    changesIn: 5 * 60_000,
  })
  expect(sessionEnd(token('2026-11-24T10:00:00Z'), now)).toMatchObject({
    state: 'past',
    changesIn: null,
  })
})

test('a key has no end, and neither has a token without one', () => {
  for (const credentials of [{ kind: 'api_key', key: 'a' } as const, token(null), token('soon')]) {
    expect(sessionEnd(credentials, now)).toEqual({ state: 'far', at: null, changesIn: null })
  }
})
