import type { DraftNode } from './draft.ts'
import { plainDraft } from './draft-json.ts'

/**
 * Nodes as the API's own JSON: one as a tree, several as a list of trees. Incomplete leaves, `muted`
 * and `collapsed` are included.
 */
export function copyNodes(nodes: readonly DraftNode[]): string {
  const trees = nodes.map((node) => plainDraft(node, ['muted', 'collapsed']))
  return JSON.stringify(trees.length === 1 ? trees[0] : trees, null, 2)
}
