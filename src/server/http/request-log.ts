import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'
import type { AppContext, AppEnv } from './app-env.ts'

/** The route that answers, never the path: that can hold a download's token. */
export const routeOf = (c: AppContext): string =>
  matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'page'

/**
 * One structured line per request, without anything that was sent: headers and bodies hold
 * credentials and filter values.
 */
export const requestLog =
  (log: Logger): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const start = performance.now()
    await next()
    log.info({
      request_id: c.get('requestId'),
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: Math.round(performance.now() - start),
    })
  }
