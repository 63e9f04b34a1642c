import type { AppContext } from './app-env.ts'

/** Whether what a proxy in front says of its callers is believed. */
export type ProxyTrust = { readonly trustProxy: boolean }

/** Where a call comes from: the connection's other end, or what the proxy in front saw there. */
export function callerAddress(c: AppContext, { trustProxy }: ProxyTrust): string {
  // A proxy adds its caller at the end; what stands before it is anybody's word.
  const seen = trustProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  return seen || (c.env?.incoming?.socket.remoteAddress ?? 'here')
}

/** An address of this server as its caller sees it: `path` begins with a slash. */
export function absoluteUrl(c: AppContext, path: string, { trustProxy }: ProxyTrust): string {
  const url = new URL(path, c.req.url)
  if (trustProxy && c.req.header('X-Forwarded-Proto') === 'https') url.protocol = 'https:'
  return url.href
}
