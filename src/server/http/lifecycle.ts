import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './context.ts'
import { failure } from './error-answers.ts'

/** For a graceful shutdown: running requests may end, new ones are refused. */
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

export const refuseWhileStopping =
  (lifecycle: Lifecycle): MiddlewareHandler<AppEnv> =>
  async (_, next) => {
    if (!lifecycle.isStopping()) return next()
    throw failure.stopping()
  }
