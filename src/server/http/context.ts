import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

export type AppEnv = {
  /** Absent when a test calls the app without a port. */
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    secureHeadersNonce?: string
    releaseBody?: () => void
  }
}
export type AppContext = Context<AppEnv>
export type Handler = (c: AppContext) => Response | Promise<Response>
