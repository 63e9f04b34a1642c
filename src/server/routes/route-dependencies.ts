import type { Logger } from 'pino'
import type { DownloadWatch } from '#server/downloads/download-watch.ts'
import type { Downloads } from '#server/downloads/downloads.ts'
import type { SharedExports } from '#server/downloads/shared-exports.ts'
import type { ByteRoom } from '#server/http/byte-room.ts'
import type { ExportSlots } from '#server/http/export-slots.ts'
import type { Metrics } from '#server/http/metrics.ts'
import type { SampleUser } from '#server/samples/sample-users.ts'
import type { SignInDependencies } from '#server/sign-in/sign-in-dependencies.ts'
import type { ServedQueues } from '#server/store/served-queues.ts'
import type { Store } from '#server/store/store.ts'

export type RouteDependencies = SignInDependencies & {
  readonly version: string
  readonly mode: 'sample' | 'queues'
  /** Public on purpose in sample mode; otherwise empty. */
  readonly sampleUsers: readonly SampleUser[]
  /** Null without a gateway. */
  readonly service: { readonly base_url: string } | null
  readonly store: Store
  readonly servedQueues: ServedQueues
  readonly downloads: Downloads
  readonly downloadWatch: DownloadWatch
  readonly shared: SharedExports
  readonly exportSlots: ExportSlots
  /** For bytes too large for memory that wait for a slow caller. */
  readonly spillFolder: string
  readonly answerRoom: ByteRoom
  readonly metrics: Metrics
  readonly log: Logger
  readonly now: () => Date
}
