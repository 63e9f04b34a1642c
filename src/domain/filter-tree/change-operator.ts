import type { DraftNode } from './draft.ts'
import { findNode, pathTo } from './draft-nodes.ts'
import { changeLeaf, isRefusal, negateNode, type Edited } from './filter-edit.ts'
import { withOperator } from './leaf-edit.ts'
import { presenceLeaves, presenceOf } from './presence.ts'

const isInNot = (root: DraftNode, key: string): boolean => {
  const parent = pathTo(root, key).at(-2)
  return parent !== undefined && 'not' in parent
}

/** Gives a leaf another operator, or makes it ask for the presence of a value, with a NOT if it needs one. */
export function changeOperator(root: DraftNode, key: string, operator: string): Edited {
  const node = findNode(root, key)
  if (!node || !('filter' in node)) return changeLeaf(root, key, (filter) => filter)
  const { filter } = node
  const before = presenceOf(filter)
  const leaf = filter.type && presenceLeaves[filter.type]
  if (leaf && (operator === 'has_value' || operator === 'is_empty')) {
    const { operator: asked, value } = leaf
    const changed = changeLeaf(root, key, (now) => ({ ...now, operator: asked, value }))
    const needsNot = leaf.presence !== operator
    return isRefusal(changed) || isInNot(root, key) === needsNot
      ? changed
      : negateNode(changed, key)
  }
  const changed = changeLeaf(root, key, (now) => {
    const { value, ...rest } = now
    // The value of a presence stands for every value, and is none to go on with.
    return withOperator(before === null && value !== undefined ? now : rest, operator)
  })
  const hadNot = before !== null && isInNot(root, key)
  return hadNot && !isRefusal(changed) ? negateNode(changed, key) : changed
}
