import { isIPv6 } from 'node:net'
import type { AppContext } from './app-env.ts'

/** Whether what a proxy in front says of its callers is believed. */
export type ProxyTrust = { readonly trustProxy: boolean }

/** What the proxy in front says. It adds its own at the end; what stands before is anybody's word. */
function forwarded(c: AppContext, name: string, { trustProxy }: ProxyTrust): string | undefined {
  const said = trustProxy ? c.req.header(`X-Forwarded-${name}`)?.split(',').at(-1)?.trim() : ''
  return said || undefined
}

/** Where a call comes from: the connection's other end, or what the proxy in front saw there. */
export const callerAddress = (c: AppContext, trust: ProxyTrust): string =>
  forwarded(c, 'For', trust) ?? c.env?.incoming?.socket.remoteAddress ?? 'here'

/** The name, and the port where one is said, that a caller asks for. */
export const askedHost = (c: AppContext, trust: ProxyTrust): string =>
  forwarded(c, 'Host', trust) ?? c.req.header('Host') ?? new URL(c.req.url).host

export const askedByHttps = (c: AppContext, trust: ProxyTrust): boolean =>
  forwarded(c, 'Proto', trust)?.toLowerCase() === 'https'

/**
 * An address of this server as its caller sees it: `path` begins with a slash. The host was looked at
 * before (`ownAddressOnly`).
 */
export const absoluteUrl = (c: AppContext, path: string, trust: ProxyTrust): string =>
  new URL(path, `${askedByHttps(c, trust) ? 'https' : 'http'}://${askedHost(c, trust)}`).href

/** What counts as one place: an IPv4 address, or the network of an IPv6 address, which has 2^64 of them. */
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

/** The place that a call comes from. */
export const callerPlace = (c: AppContext, trust: ProxyTrust): string =>
  placeOf(callerAddress(c, trust))
