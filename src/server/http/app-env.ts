import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { DownloadWatch } from '#server/downloads/download-progress.ts'
import type { Downloads } from '#server/downloads/downloads.ts'
import type { SharedExports } from '#server/downloads/shared-exports.ts'
import type { QueueShelf } from '#server/store/served-queues.ts'
import type { ByteRoom } from './byte-room.ts'
import type { ExportSlots } from './export-slots.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Metrics } from './metrics.ts'
import type { Service } from '#server/gateway/service.ts'
import type { Accounts } from '#server/sign-in/accounts.ts'
import type { SignOuts } from '#server/sign-in/sign-outs.ts'
import type { Throttle } from '#server/sign-in/throttle.ts'
import type { Tokens } from '#server/sign-in/tokens.ts'
import type { Store } from '#server/store/store.ts'

/** A sample user as the app offers it for signing in with one click. */
export type SampleUser = {
  readonly email: string
  readonly name: string
  /** A sentence on what this person may do. */
  readonly role: string
  readonly key: string
}

/** All that the server is made of. Whoever starts it opens and closes them. */
export type AppDependencies = {
  readonly version: string
  readonly mode: 'sample' | 'queues'
  /** Public on purpose in sample mode; empty otherwise. */
  readonly sampleUsers: readonly SampleUser[]
  readonly store: Store
  readonly shelf: QueueShelf
  /** Hears of what other servers have changed; null where there are none. */
  readonly refresh: (() => Promise<void>) | null
  readonly accounts: Accounts
  readonly tokens: Tokens
  readonly throttle: Throttle
  readonly signOuts: SignOuts
  readonly downloads: Downloads
  readonly downloadWatch: DownloadWatch
  readonly shared: SharedExports
  readonly exportSlots: ExportSlots
  /** Where what is too large for the memory waits for who asked for it. */
  readonly spillFolder: string
  /** What large answers have in memory while they are made, of all callers together. */
  readonly answerRoom: ByteRoom
  readonly metrics: Metrics
  readonly lifecycle: Lifecycle
  /** Names, beside this machine's own, under which the server answers. */
  readonly allowedHosts: readonly string[]
  readonly trustProxy: boolean
  readonly connectionsPerAddress: number
  /** The real service that calls are passed on to; null without one. */
  readonly service: Service | null
  readonly log: Logger
  readonly now: () => Date
  /** The folder of the built app; null where something else serves it. */
  readonly appFolder: string | null
}

export type AppEnv = {
  /** The Node request and response; absent where the app is called without a port. */
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    secureHeadersNonce?: string
    /** Gives back the room that the request's body takes. */
    releaseBody?: () => void
  }
}
export type AppContext = Context<AppEnv>
export type Handler = (c: AppContext) => Response | Promise<Response>
