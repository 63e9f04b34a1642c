import type { Column } from '#domain/contract/columns.ts'

/** The queue's columns and how far they are loaded; `unlisted` if the service has no column list. */
export type ColumnsState =
  | { readonly state: 'loading' | 'unlisted' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | { readonly state: 'listed'; readonly columns: readonly Column[] }
