import type { FileCount } from '#domain/configuration/file-count.ts'
import type { ServiceErrorPlaces } from '#domain/configuration/service-error-places.ts'

/** What is known of how many records an export holds. */
export type RecordCount =
  /** Nobody can tell: no queue is chosen, or the service does not count. */
  | { readonly state: 'none'; readonly why: string }
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed'
      readonly message: string
      /** What the service found wrong in the tree that is on the page; null where it says no place. */
      readonly places: ServiceErrorPlaces | null
      readonly retry: () => void
    }
  | {
      readonly state: 'known'
      readonly count: FileCount
      /** The number belongs to what the configuration was before. */
      readonly isOutdated: boolean
      readonly outdatedWhy: string
    }
