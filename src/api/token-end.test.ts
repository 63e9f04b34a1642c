import { expect, test } from 'vitest'
import { tokenEnd } from './token-end.ts'

const now = Date.parse('2026-11-24T10:00:00Z')
const seconds = now / 1000
const tokenOf = (claims: unknown) =>
  `e30.${btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.x`

test('a token expires at its `exp`', () => {
  expect(tokenEnd(tokenOf({ exp: seconds + 60, name: 'é?>' }), now)).toBe(
    '2026-11-24T10:01:00.000Z',
  )
})

test('a new token that seems expired lasts for its lifetime: the clocks differ', () => {
  const hourAgo = { iat: seconds - 7200, exp: seconds - 3600 }
  expect(tokenEnd(tokenOf(hourAgo), now)).toBe('2026-11-24T11:00:00.000Z')
  expect(tokenEnd(tokenOf({ exp: seconds - 3600 }), now)).toBeNull()
})

test('a token that is not a JWT, or has no `exp`, has no end', () => {
  for (const token of ['', 'abc', 'a.b.c', tokenOf({}), tokenOf({ exp: 'soon' }), tokenOf(null)]) {
    expect(tokenEnd(token, now)).toBeNull()
  }
  expect(tokenEnd(tokenOf({ exp: 1e300 }), now)).toBeNull()
})
