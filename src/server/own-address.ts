import { hostname } from 'node:os'
import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import type { ProxyTrust } from './caller.ts'
import { ApiFailure } from '#server/api/api-failure.ts'

/**
 * Keeps other sites out of a server that a browser can reach.
 *
 * A site whose name was made to lead here (DNS rebinding) is told by the Host header (RFC 9110, 7.2):
 * a name that is neither this machine's own nor allowed is answered with 421. Addresses cannot be
 * rebound. A call from a page of another site is told by `Origin` (RFC 6454) and `Sec-Fetch-Site`:
 * what is not GET or HEAD is answered with 403. Programs send neither, and are let in. A trusted proxy
 * that asks under a name of its own says in `X-Forwarded-Host` what its caller asked for.
 */
export function ownAddressOnly({
  allowedHosts,
  trustProxy,
}: ProxyTrust & { readonly allowedHosts: readonly string[] }): MiddlewareHandler<AppEnv> {
  const names = new Set(
    ['localhost', hostname(), ...allowedHosts].map((name) => name.toLowerCase()),
  )
  return async (c, next) => {
    const forwarded = trustProxy ? c.req.header('X-Forwarded-Host') : undefined
    const host = forwarded ?? c.req.header('Host') ?? new URL(c.req.url).host
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

/** A proxy may have ended https before us, so that only what follows the scheme is compared. */
const isForeign = (origin: string | undefined, site: string | undefined, host: string): boolean =>
  (origin !== undefined && origin.replace(/^https?:\/\//, '') !== host) || site === 'cross-site'
