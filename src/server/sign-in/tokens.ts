import { errors, jwtVerify, SignJWT } from 'jose'
import type { Uuid } from '#domain/uuid.ts'

export const tokenHours = 8

/** Bearer tokens: signed, not stored (RFC 7519, HS256). */
export type Tokens = {
  readonly issue: (userId: Uuid) => Promise<string>
  readonly verify: (
    token: string,
  ) => Promise<{ readonly user_id: Uuid } | { readonly refused: 'expired' | 'invalid' }>
}

export function createTokens(secret: Uint8Array, now: () => Date): Tokens {
  return {
    issue: (userId) => {
      const seconds = Math.floor(now().getTime() / 1000)
      return new SignJWT()
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
          requiredClaims: ['sub', 'exp'],
          currentDate: now(),
        })
        return payload.sub === undefined ? { refused: 'invalid' } : { user_id: payload.sub }
      } catch (error) {
        return { refused: error instanceof errors.JWTExpired ? 'expired' : 'invalid' }
      }
    },
  }
}
