import { createHmac } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { TokenFingerprint } from './token-fingerprint.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

export const tokenHours = 8
/** Tokens from further in the future were issued before the clock was set back. */
const clockSkewSeconds = 60

/** Bearer tokens: signed, not stored (RFC 7519, HS256). */
export type Tokens = {
  readonly issue: (userId: Uuid) => Promise<string>
  readonly verify: (
    token: string,
  ) => Promise<{ readonly user_id: Uuid } | { readonly refused: 'expired' | 'invalid' }>
}

export function createTokens(
  secret: Uint8Array,
  now: () => Date,
  fingerprint: TokenFingerprint,
): Tokens {
  // Anybody can read a token's payload: the HMAC hides what it is made of.
  const signedFingerprint = async (userId: Uuid): Promise<string | null> => {
    const plain = await fingerprint(userId)
    return plain === null ? null : createHmac('sha256', secret).update(plain).digest('base64url')
  }
  return {
    issue: async (userId) => {
      const seconds = Math.floor(now().getTime() / 1000)
      return new SignJWT({ mark: await signedFingerprint(userId) })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setIssuer('winnow')
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + tokenHours * 3600)
        .sign(secret)
    },
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ['HS256'],
          issuer: 'winnow',
          requiredClaims: ['sub', 'exp', 'iat', 'mark'],
          currentDate: now(),
        })
        const { sub, iat = Infinity, mark } = payload
        if (iat > now().getTime() / 1000 + clockSkewSeconds) return { refused: 'invalid' }
        const isGood = sub !== undefined && mark !== null && mark === (await signedFingerprint(sub))
        return isGood ? { user_id: sub } : { refused: 'invalid' }
      } catch (error) {
        return { refused: error instanceof errors.JWTExpired ? 'expired' : 'invalid' }
      }
    },
  }
}
