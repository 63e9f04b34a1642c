import type { FileCount } from '#domain/configuration/file-count.ts'
import type { ServiceErrorPlaces } from '#domain/configuration/service-error-places.ts'

export type RecordCount =
  /** No queue is chosen, or the service does not count. */
  | { readonly state: 'none'; readonly why: string }
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed'
      readonly message: string
      /** Errors in the tree on the page; null if the service names no place. */
      readonly places: ServiceErrorPlaces | null
      readonly retry: () => void
    }
  | {
      readonly state: 'known'
      readonly count: FileCount
      /** The number belongs to an earlier configuration. */
      readonly isOutdated: boolean
      readonly outdatedWhy: string
    }
