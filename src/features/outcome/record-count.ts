/** What is known of how many records an export holds. */
export type RecordCount =
  /** Nobody can tell: no queue is chosen, or the service does not count. */
  | { readonly state: 'none'; readonly why: string }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | {
      readonly state: 'known'
      readonly value: number
      /** The number belongs to what the configuration was before. */
      readonly isOutdated: boolean
      readonly outdatedWhy: string
    }
