import type { DraftNode } from './draft.ts'
import { plainDraft } from './draft-json.ts'

/**
 * Nodes as the API's own JSON: one as a tree, several as a list of trees. Leaves are as they are,
 * complete or not, and `muted` and `collapsed` go along.
 */
export function copyNodes(nodes: readonly DraftNode[]): string {
  const trees = nodes.map((node) => plainDraft(node, ['muted', 'collapsed']))
  return JSON.stringify(trees.length === 1 ? trees[0] : trees, null, 2)
}
