import { changeCondition, conditionOf, type Condition } from './condition.ts'
import { newKey, type DraftNode } from './draft.ts'
import { isRefusal } from './filter-edit.ts'

/**
 * Makes a period of a date column true for all records that the filter selects: in the condition of
 * that column which already stands beside the others, or in a new one. Both dates are included.
 */
export function setPeriod(
  root: DraftNode,
  column_id: string,
  value: readonly [from: string, to: string],
): DraftNode {
  const isAnd = 'and' in root && root.muted !== true && conditionOf(root) === null
  const siblings = isAnd ? root.and : [root]
  const own = siblings.find((node) => isOf(column_id, node))
  const empty: Condition = { type: 'date', column_id }
  if (own) {
    // A period that was there may exclude its dates.
    const emptied = changed(root, own.key, empty)
    return changed(emptied, own.key, { ...empty, operator: 'between', value })
  }
  const leaf: DraftNode = { key: newKey(), filter: empty }
  const tree: DraftNode = isAnd
    ? { ...root, and: [...root.and, leaf] }
    : { key: newKey(), and: [root, leaf] }
  return changed(tree, leaf.key, { ...empty, operator: 'between', value })
}

function isOf(column_id: string, node: DraftNode): boolean {
  const condition = conditionOf(node)
  return condition?.type === 'date' && condition.column_id === column_id && node.muted !== true
}

function changed(root: DraftNode, key: string, to: Condition): DraftNode {
  const edited = changeCondition(root, key, () => to)
  return isRefusal(edited) ? root : edited
}
