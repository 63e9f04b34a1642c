import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '#server/http/app-env.ts'

type Asker = { readonly gone: AbortSignal; person: string | null }

const current = new AsyncLocalStorage<Asker>()

/** Tells all that is done for a request when its caller has gone. */
export const withAsker = (): MiddlewareHandler<AppEnv> => (c, next) =>
  current.run({ gone: c.req.raw.signal, person: null }, next)

/** Aborts when the caller of the request that is being answered has gone; null outside of one. */
export const askerGone = (): AbortSignal | null => current.getStore()?.gone ?? null

/** Says whose request is being answered, once that is known. */
export function askedBy(person: string): void {
  const asker = current.getStore()
  if (asker) asker.person = person
}

/** The id of the person whose request is being answered; null where nobody's is. */
export const askingPerson = (): string | null => current.getStore()?.person ?? null
