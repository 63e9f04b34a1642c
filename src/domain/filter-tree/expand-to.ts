import { conditionOf } from './condition.ts'
import type { DraftNode } from './draft.ts'
import { pathTo } from './draft-nodes.ts'
import { isRefusal, toggleCollapsed } from './filter-edit.ts'

/** Expands every group that hides a node. The node itself stays as it is. */
export function expandTo(root: DraftNode, key: string): DraftNode {
  let tree = root
  for (const group of pathTo(root, key).slice(0, -1)) {
    const isHidden = group.collapsed === true && conditionOf(group) === null
    const opened = isHidden ? toggleCollapsed(tree, group.key) : tree
    if (!isRefusal(opened)) tree = opened
  }
  return tree
}
