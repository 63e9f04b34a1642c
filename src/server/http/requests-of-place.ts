import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './context.ts'
import { callerPlace } from './caller.ts'
import { failure } from './error-answers.ts'

/** Limits concurrent requests per client: behind a proxy all connections are the proxy's. */
export function boundRequestsOfPlace(most: number): MiddlewareHandler<AppEnv> {
  const running = new Map<string, number>()
  const count = (place: string, by: 1 | -1) => {
    const now = (running.get(place) ?? 0) + by
    if (now > 0) running.set(place, now)
    else running.delete(place)
  }
  return async (c, next) => {
    const place = callerPlace(c, { trustProxy: true })
    if ((running.get(place) ?? 0) >= most) throw failure.tooManyRequests()
    count(place, 1)
    const response = c.env?.outgoing
    if (response) response.once('close', () => count(place, -1))
    try {
      await next()
    } finally {
      if (!response) count(place, -1)
    }
  }
}
