import type { ExportRequest, FilterTree } from '#domain/contract/contract.ts'

/**
 * The tree that selects the same records as the request does. The service counts and pages by tree
 * only, so a list of ids becomes a leaf.
 */
export function countedTree({ record_selector: selector }: ExportRequest): FilterTree {
  if (selector.type === 'filter_tree') return selector.filter_tree
  return {
    filter: {
      type: 'id',
      column_id: 'id',
      operator: 'one_of',
      // The same list and no copy: queries know it again by that, and nobody changes it.
      value: selector.record_ids as string[],
    },
  }
}
