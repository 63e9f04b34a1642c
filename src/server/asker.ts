import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'

const current = new AsyncLocalStorage<AbortSignal>()

/** Tells all that is done for a request when its caller has gone. */
export const withAsker = (): MiddlewareHandler<AppEnv> => (c, next) =>
  current.run(c.req.raw.signal, next)

/** Aborts when the caller of the request that is being answered has gone; null outside of one. */
export const askerGone = (): AbortSignal | null => current.getStore() ?? null
