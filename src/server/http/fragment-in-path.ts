import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './context.ts'

const encodedHash = /^\/(?:index\.html)?%(?:25)*23(.*)$/

export const isFragmentInPath = (path: string): boolean => encodedHash.test(path)

/** Redirects `/%23w2.…` to `/#w2.…`: chat tools and mail gateways encode the `#` of a link. */
export const fragmentInPath = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const [, fragment] = (isRead && encodedHash.exec(new URL(c.req.url).pathname)) || []
  return fragment === undefined ? next() : c.redirect(`/#${fragment}`, 302)
}
