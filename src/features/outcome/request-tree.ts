import type { ExportRequest, FilterTree } from '#domain/contract/contract.ts'

/** The tree of a request. A list of ids becomes a leaf, because the service only counts trees. */
export function requestTree({ record_selector: selector }: ExportRequest): FilterTree {
  if (selector.type === 'filter_tree') return selector.filter_tree
  return {
    filter: {
      type: 'id',
      column_id: 'id',
      operator: 'one_of',
      // Not a copy: the query cache compares the list by identity.
      value: selector.record_ids as string[],
    },
  }
}
