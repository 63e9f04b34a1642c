import { expect, test } from 'vitest'
import { bearerChallenges } from './bearer-challenges.ts'

test.each([
  [['Bearer'], 'Bearer'],
  [['bearer realm="x", error="invalid_token"'], 'bearer realm="x", error="invalid_token"'],
  [['Basic realm="x"'], ''],
  [['Bearer, Basic realm="x"'], 'Bearer'],
  [['Bearer,Basic realm="x"'], 'Bearer'],
  [['Basic realm="x", charset="UTF-8", Bearer realm="y"'], 'Bearer realm="y"'],
  [
    ['Bearer realm="a, Basic b", scope="\\", Digest"'],
    'Bearer realm="a, Basic b", scope="\\", Digest"',
  ],
  [['Bearer realm  =  "x",\t nonce = y, Negotiate abc==, NTLM'], 'Bearer realm  =  "x", nonce = y'],
  [['Digest qop="auth, Bearer", nonce=x', 'Bearer', 'Negotiate'], 'Bearer'],
  [[' , ,Bearer , '], 'Bearer'],
  [['realm="x"'], ''],
  // An unclosed quote: another parser may see a second scheme.
  [['Bearer realm="x, Basic realm=y', 'Basic "'], ''],
  [['Bearerx', 'Basic-Bearer a', 'Bearer-Basic a'], ''],
  [[''], ''],
])('%j passes no scheme on for which a browser would open a dialog', (headers, kept) => {
  expect(bearerChallenges(headers)).toBe(kept)
})
