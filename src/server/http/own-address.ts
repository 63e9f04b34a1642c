import { hostname } from 'node:os'
import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { askedHost, type ProxyTrust } from './caller.ts'
import { ApiFailure } from './api-failure.ts'

/**
 * Keeps other sites out of a server that a browser can reach.
 *
 * A site whose name was made to lead here (DNS rebinding) is told by the Host header (RFC 9110, 7.2):
 * a name that is neither this machine's own nor allowed is answered with 421. Addresses cannot be
 * rebound. A call from a page of another site is told by `Sec-Fetch-Site`, and by `Origin` (RFC 6454)
 * where the browser does not send it: what is not GET or HEAD is answered with 403. Programs send
 * neither, and are let in. A trusted proxy says in `X-Forwarded-Host` what its caller asked for.
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
      throw new ApiFailure(
        421,
        'This server does not answer under that name. Its operator can allow it with --allow-host.',
      )
    }
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isRead && isForeign(c.req.header('Origin'), c.req.header('Sec-Fetch-Site'), host)) {
      throw new ApiFailure(403, 'Pages of other sites cannot call this server.')
    }
    await next()
  }
}

/** The name of `name:port`, in lower case and without a dot at its end; null for what is none. */
function nameOf(host: string): string | null {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null
  const isPlain = url?.pathname === '/' && url.username === '' && url.search === ''
  return isPlain ? url.hostname.replace(/\.$/, '') : null
}

const isAddress = (name: string): boolean => isIP(name.replace(/^\[|\]$/g, '')) !== 0

/** What the browser itself says of the call (Fetch Metadata), or of the page that it comes from. */
function isForeign(origin: string | undefined, site: string | undefined, host: string): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return origin !== undefined && !isOriginOf(origin, host)
}

/** A port that the scheme has by itself may be said or not; a proxy may have ended https before us. */
function isOriginOf(origin: string, host: string): boolean {
  const [scheme = ''] = /^https?:/i.exec(origin) ?? []
  const own = `${scheme}//${host}`
  return scheme !== '' && URL.canParse(own) && new URL(own).origin === originOf(origin)
}

const originOf = (text: string): string | null => (URL.canParse(text) ? new URL(text).origin : null)
