import { z } from '#domain/contract/zod.ts'

const claimsSchema = z.object({ exp: z.number(), iat: z.optional(z.number()) })

/**
 * When a new token expires by this machine's clock (ISO). If it already seems expired, the clocks
 * differ and only its lifetime counts.
 */
export function tokenEnd(token: string, now: number): string | null {
  const claims = claimsOf(token)
  if (claims === null) return null
  const { exp, iat } = claims
  const end = exp * 1000
  if (end > now) return instant(end)
  return iat !== undefined && exp > iat ? instant(now + (exp - iat) * 1000) : null
}

function instant(at: number): string | null {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function claimsOf(token: string): z.output<typeof claimsSchema> | null {
  try {
    const payload = token.split('.')[1] ?? ''
    const json: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))
    return claimsSchema.parse(json)
  } catch {
    return null
  }
}
