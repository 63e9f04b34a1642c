import type { MiddlewareHandler } from 'hono'
import { createCounts } from '#server/system/counts.ts'
import type { AppEnv } from './context.ts'
import { callerPlace } from './caller.ts'
import { failure } from './error-answers.ts'

/** Limits concurrent requests per client: behind a proxy all connections are the proxy's. */
export function boundRequestsOfPlace(most: number): MiddlewareHandler<AppEnv> {
  const running = createCounts()
  return async (c, next) => {
    const place = callerPlace(c, { trustProxy: true })
    if (running.of(place) >= most) throw failure.tooManyRequests()
    running.change(place, 1)
    const response = c.env?.outgoing
    if (response) response.once('close', () => running.change(place, -1))
    try {
      await next()
    } finally {
      if (!response) running.change(place, -1)
    }
  }
}
