import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'

/**
 * One structured line per request, without anything that was sent: the path is the route's, for a
 * path can hold a download's token, and headers and bodies hold credentials and filter values.
 */
export const requestLog =
  (log: Logger): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const start = performance.now()
    await next()
    log.info({
      request_id: c.get('requestId'),
      method: c.req.method,
      route: matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'page',
      status: c.res.status,
      ms: Math.round(performance.now() - start),
    })
  }
