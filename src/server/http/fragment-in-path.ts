import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'

const encodedHash = /^\/(?:index\.html)?%(?:25)*23(.*)$/

/** Whether a path is a link to the page whose `#` somebody encoded, once or several times. */
export const isFragmentInPath = (path: string): boolean => encodedHash.test(path)

/**
 * Leads from `/%23w2.…`, as chat tools and mail gateways write the `#` of a link, to the page with
 * that link. What is encoded in the rest stays so: the page decodes it. A query is never ours.
 */
export const fragmentInPath = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const [, fragment] = (isRead && encodedHash.exec(new URL(c.req.url).pathname)) || []
  return fragment === undefined ? next() : c.redirect(`/#${fragment}`, 302)
}
