import type { FilterType } from '#domain/contract/contract.ts'
import { operatorRow, operatorsOf, type Arity } from '#domain/contract/filter-operators.ts'
import { newKey, type DraftFilter, type DraftLeaf, type DraftNode } from './draft.ts'
import { findNode, pathTo, putNode } from './draft-nodes.ts'
import { refuse, type Edited } from './filter-edit.ts'
import { presenceLeaves, presenceOf, presenceWords, otherPresence } from './presence.ts'
import { parseRelativeDate } from './relative-date.ts'

/**
 * What one row of the tree says: a leaf, or nodes that belong together. Its operator is one of the
 * contract, or one that the contract has no word for: `has_value` and `is_empty`, which have no value,
 * and `between` for dates, whose value is a pair.
 */
export type Condition = DraftFilter

export type ConditionOperator = { readonly label: string; readonly arity: Arity | 'none' }

const betweenDates: ConditionOperator = { label: 'is between', arity: 'pair' }

const isPresence = (operator: string | undefined): operator is 'has_value' | 'is_empty' =>
  operator === 'has_value' || operator === 'is_empty'

/** Whether the operator needs no value: “has a value”, “is empty”. */
export const needsNoValue = ({ operator }: Condition): boolean => isPresence(operator)

/** An operator of a condition; undefined if the type does not have it. */
export function conditionOperator(type: FilterType, id: string): ConditionOperator | undefined {
  if (type === 'date' && id === 'between') return betweenDates
  if (isPresence(id)) {
    return presenceLeaves[type] && { label: presenceWords(type, id), arity: 'none' }
  }
  return operatorRow(type, id)
}

/** The operators of a type in the order of the menu; none for `fully_annotated`. */
export function conditionOperators(
  type: FilterType,
): readonly (readonly [id: string, operator: ConditionOperator])[] {
  const added = [...(type === 'date' ? ['between'] : []), 'has_value', 'is_empty']
  return [
    ...operatorsOf(type),
    ...added.flatMap((id) => {
      const operator = conditionOperator(type, id)
      return operator ? [[id, operator] as const] : []
    }),
  ]
}

/** The condition of a row; null if the node is a group with rows of its own. */
export function conditionOf(node: DraftNode): Condition | null {
  if ('filter' in node) return asCondition(node.filter, false)
  if ('not' in node) {
    const { not: child } = node
    if (child === null || !('filter' in child) || child.muted === true) return null
    return presenceOf(child.filter) === null ? null : asCondition(child.filter, true)
  }
  // Expanded, both dates are rows.
  return node.collapsed === true ? periodOf(node) : null
}

function asCondition(filter: DraftFilter, isNegated: boolean): Condition {
  // “Fully annotated” is a column of its own, which a leaf need not name.
  if (filter.type === 'fully_annotated' && filter.column_id === undefined) {
    return { ...filter, column_id: filter.type }
  }
  const presence = presenceOf(filter)
  if (presence === null) return filter
  const { value: _, ...rest } = filter
  return { ...rest, operator: isNegated ? otherPresence(presence) : presence }
}

const isLowerBound = (operator: string | undefined) => operator === 'gte' || operator === 'gt'
export const isUpperBound = (operator: string | undefined): boolean =>
  operator === 'lte' || operator === 'lt'

/** The first and the last date of a column, in an AND of their own; otherwise null. */
function datesOf(node: DraftNode): readonly [from: DraftLeaf, to: DraftLeaf] | null {
  if (!('and' in node) || node.and.length !== 2) return null
  const [from, to] = node.and
  if (!from || !to || !isDate(from) || !isDate(to)) return null
  const isPair =
    from.filter.column_id === to.filter.column_id &&
    isLowerBound(from.filter.operator) &&
    isUpperBound(to.filter.operator) &&
    presenceOf(from.filter) === null
  return isPair ? [from, to] : null
}

const isDate = (node: DraftNode): node is DraftLeaf =>
  'filter' in node && node.filter.type === 'date' && node.muted !== true

/** “is between”, of two dates that an AND holds together; otherwise null. */
export function periodOf(node: DraftNode): Condition | null {
  const dates = datesOf(node)
  if (!dates) return null
  const [from, to] = dates.map(({ filter }) => filter)
  const { column_id } = from ?? {}
  return {
    type: 'date',
    ...(column_id === undefined ? {} : { column_id }),
    operator: 'between',
    value: [dateText(from), dateText(to)],
  }
}

const dateText = (filter: DraftFilter | undefined): string =>
  typeof filter?.value === 'string' ? filter.value : ''

/** The leaves that a row stands for; problems and counts belong to them. */
export function leavesOfRow(node: DraftNode): readonly DraftLeaf[] {
  if (conditionOf(node) === null) return []
  if ('filter' in node) return [node]
  if ('not' in node) return node.not && 'filter' in node.not ? [node.not] : []
  return datesOf(node) ?? []
}

/** The row of a leaf: its own, or the one that shows it with what belongs to it. */
export const rowOfLeaf = (root: DraftNode, key: string): string =>
  pathTo(root, key).find((node) => conditionOf(node) !== null)?.key ?? key

/** Changes the condition of a row, as it is in this tree. The row keeps its key. */
export function changeCondition(
  root: DraftNode,
  key: string,
  by: (condition: Condition) => Condition,
): Edited {
  const node = findNode(root, key)
  if (!node) return refuse('not_found')
  const condition = conditionOf(node)
  if (!condition) return refuse('is_no_leaf')
  return putNode(root, key, nodeOf(by(condition), node))
}

/** The node of a condition in the place of another. Nodes inside keep their keys where they can. */
function nodeOf(condition: Condition, before: DraftNode): DraftNode {
  const marks = { key: before.key, ...(before.muted ? { muted: true } : {}) }
  const { type, operator, value: _, ...rest } = condition
  if (type === 'date' && operator === 'between') {
    const { column_id } = condition
    const column = column_id === undefined ? {} : { column_id }
    const [from, to] = Array.isArray(condition.value) ? condition.value : []
    const dates = datesOf(before)
    const date = (place: 0 | 1, usual: string, value: unknown): DraftLeaf => ({
      key: dates?.[place].key ?? newKey(),
      filter: {
        type,
        ...column,
        operator: operatorAt(dates?.[place].filter.operator ?? usual, value),
        ...(typeof value === 'string' && value !== '' ? { value } : {}),
      },
    })
    return { ...marks, collapsed: true, and: [date(0, 'gte', from), date(1, 'lte', to)] }
  }
  const asked = type && isPresence(operator) ? presenceLeaves[type] : undefined
  if (!type || !asked) return { ...marks, filter: condition }
  const filter = { ...rest, type, operator: asked.operator, value: asked.value }
  if (asked.presence === operator) return { ...marks, filter }
  const inner = 'not' in before && before.not !== null ? before.not.key : newKey()
  return { ...marks, not: { key: inner, filter } }
}

/** A relative date is the start of something, so a period ends before it. */
const operatorAt = (operator: string, value: unknown): string =>
  operator === 'lte' && typeof value === 'string' && parseRelativeDate(value) !== null
    ? 'lt'
    : operator
