import { hostname } from 'node:os'
import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './context.ts'
import { askedHost, type ProxyTrust } from './caller.ts'
import { failure } from './error-answers.ts'

/**
 * Protects the server from other sites: the Host header against DNS rebinding (RFC 9110, 7.2; 421),
 * `Sec-Fetch-Site` or `Origin` against cross-site requests (403). Programs send neither and pass. IP
 * addresses cannot be rebound.
 */
export function ownAddressOnly({
  allowedHosts,
  trustProxy,
}: ProxyTrust & { readonly allowedHosts: readonly string[] }): MiddlewareHandler<AppEnv> {
  const names = new Set(
    ['localhost', hostname(), ...allowedHosts].map((name) => name.toLowerCase()),
  )
  return async (c, next) => {
    const host = askedHost(c, { trustProxy })
    const name = nameOf(host)
    if (name === null || !(isAddress(name) || names.has(name) || name.endsWith('.localhost'))) {
      throw failure.foreignHost()
    }
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isRead && isForeign(c.req.header('Origin'), c.req.header('Sec-Fetch-Site'), host)) {
      throw failure.foreignPage()
    }
    await next()
  }
}

/** The host name in lower case, without port and final dot; null if invalid. */
function nameOf(host: string): string | null {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null
  const isPlain = url?.pathname === '/' && url.username === '' && url.search === ''
  return isPlain ? url.hostname.replace(/\.$/, '') : null
}

const isAddress = (name: string): boolean => isIP(name.replace(/^\[|\]$/g, '')) !== 0

function isForeign(origin: string | undefined, site: string | undefined, host: string): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return origin !== undefined && !isOriginOf(origin, host)
}

/** Compares hosts only: a proxy may have terminated TLS. */
function isOriginOf(origin: string, host: string): boolean {
  const [scheme = ''] = /^https?:/i.exec(origin) ?? []
  const own = `${scheme}//${host}`
  return scheme !== '' && URL.canParse(own) && new URL(own).origin === originOf(origin)
}

const originOf = (text: string): string | null => (URL.canParse(text) ? new URL(text).origin : null)
