import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { ApiFailure } from './api-failure.ts'

/** Whether the server is about to stop: what runs may end, and nothing new is begun. */
export type Lifecycle = { readonly isStopping: () => boolean; readonly stop: () => void }

export function createLifecycle(): Lifecycle {
  let isStopping = false
  return {
    isStopping: () => isStopping,
    stop: () => {
      isStopping = true
    },
  }
}

/** Refuses what comes in on connections that are still open while the server stops. */
export const refuseWhileStopping =
  (lifecycle: Lifecycle): MiddlewareHandler<AppEnv> =>
  async (_, next) => {
    if (!lifecycle.isStopping()) return next()
    throw new ApiFailure(503, 'The server is about to stop. Try again in a few seconds.', {
      'Retry-After': '5',
      Connection: 'close',
    })
  }
