import { createHmac } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Uuid } from '#domain/contract/uuid.ts'

export const tokenHours = 8
/** Clocks of servers differ by so much. A token from further ahead was issued before the clock was set back. */
const clockSkewSeconds = 60

/** Bearer tokens: signed, not stored (RFC 7519, HS256). */
export type Tokens = {
  readonly issue: (userId: Uuid) => Promise<string>
  readonly verify: (
    token: string,
  ) => Promise<{ readonly user_id: Uuid } | { readonly refused: 'expired' | 'invalid' }>
}

/**
 * `standing` is what a person's tokens stand on: it changes when their key or password does, and
 * when they sign out everywhere, and no token of before is taken then. Null: nobody is known.
 */
export function createTokens(
  secret: Uint8Array,
  now: () => Date,
  standing: (userId: Uuid) => string | null | Promise<string | null>,
): Tokens {
  // Signed with the secret, so that a token tells nothing of what it stands on.
  const markOf = async (userId: Uuid): Promise<string | null> => {
    const stands = await standing(userId)
    return stands === null ? null : createHmac('sha256', secret).update(stands).digest('base64url')
  }
  return {
    issue: async (userId) => {
      const seconds = Math.floor(now().getTime() / 1000)
      return new SignJWT({ mark: await markOf(userId) })
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
        const isGood = sub !== undefined && mark !== null && mark === (await markOf(sub))
        return isGood ? { user_id: sub } : { refused: 'invalid' }
      } catch (error) {
        return { refused: error instanceof errors.JWTExpired ? 'expired' : 'invalid' }
      }
    },
  }
}
