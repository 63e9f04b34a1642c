import type { Column } from './columns.ts'
import type { Configuration } from './configuration.ts'
import type { ExportRequest } from './contract.ts'
import type { Problem } from './problems.ts'
import type { QueueUser } from './queues.ts'

/** What is known of the queue; `null` where the service does not tell, and then nothing is checked against it. */
export type KnownQueue = {
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
}

export type RequestResult =
  | {
      readonly request: ExportRequest
      readonly problems: readonly []
      /** The draft's node keys by the node's path in the request, joined with dots (`record_selector.filter_tree.and.0`). */
      readonly keys: ReadonlyMap<string, string>
    }
  | { readonly request: null; readonly problems: readonly Problem[] }

export declare function toRequest(configuration: Configuration, known: KnownQueue): RequestResult
