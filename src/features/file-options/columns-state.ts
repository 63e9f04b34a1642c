import type { Column } from '#domain/contract/columns.ts'

/** `unlisted` if the service has no column list. */
export type ColumnsState =
  | { readonly state: 'loading' | 'unlisted' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | { readonly state: 'listed'; readonly columns: readonly Column[] }
