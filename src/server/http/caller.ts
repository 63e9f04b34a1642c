import { isIPv6 } from 'node:net'
import type { AppContext } from './context.ts'

export type ProxyTrust = { readonly trustProxy: boolean }

/** The proxy appends its own value at the end; anybody can send the values before it. */
function forwarded(c: AppContext, name: string, { trustProxy }: ProxyTrust): string | undefined {
  const said = trustProxy ? c.req.header(`X-Forwarded-${name}`)?.split(',').at(-1)?.trim() : ''
  return said || undefined
}

export const callerAddress = (c: AppContext, trust: ProxyTrust): string =>
  forwarded(c, 'For', trust) ?? c.env?.incoming?.socket.remoteAddress ?? 'here'

export const askedHost = (c: AppContext, trust: ProxyTrust): string =>
  forwarded(c, 'Host', trust) ?? c.req.header('Host') ?? new URL(c.req.url).host

export const askedByHttps = (c: AppContext, trust: ProxyTrust): boolean =>
  forwarded(c, 'Proto', trust)?.toLowerCase() === 'https'

/** `path` begins with a slash. `ownAddressOnly` has checked the host before. */
export const absoluteUrl = (c: AppContext, path: string, trust: ProxyTrust): string =>
  new URL(path, `${askedByHttps(c, trust) ? 'https' : 'http'}://${askedHost(c, trust)}`).href

/** One IPv4 address, or one /64 network of IPv6: a single client can use all addresses of it. */
export function placeOf(address: string): string {
  const text = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(text)) return text.slice(0, 64)
  const [before = '', after] = text.replace(/%.*$/, '').split('::')
  const head = groups(before)
  const zeros = after === undefined ? 0 : 8 - head.length - groups(after).length
  const all = [...head, ...Array<string>(zeros).fill('0'), ...groups(after ?? '')]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

const groups = (part: string) => part.split(':').filter((group) => group !== '')

export const callerPlace = (c: AppContext, trust: ProxyTrust): string =>
  placeOf(callerAddress(c, trust))
