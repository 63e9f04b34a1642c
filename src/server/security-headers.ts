import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'

/**
 * The app's policy: everything from its own address, nothing inline. The nonce is for the style
 * elements that components make while they run; WebAssembly is for hashing.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Headers of every answer. An answer that may be kept says so itself. */
export const securityHeaders = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  const nonce = randomBytes(16).toString('base64')
  c.set('styleNonce', nonce)
  c.header('Content-Security-Policy', policy(nonce))
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Cache-Control', 'no-store')
  await next()
}
