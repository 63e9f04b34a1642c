import type { Logger } from 'pino'
import type { ProxyTrust } from '#server/http/caller.ts'
import type { ExportSlots } from '#server/http/export-slots.ts'

export type GatewayDependencies = ProxyTrust & {
  readonly log: Logger
  readonly now: () => Date
  readonly exportSlots: ExportSlots
}
