import type { FilterType } from '#domain/contract/contract.ts'
import type { DraftFilter, DraftNode, DraftValue } from './draft.ts'
import { findNode, pathTo } from './draft-nodes.ts'
import { changeLeaf, isRefusal, negateNode, type Edited } from './filter-edit.ts'
import { withOperator } from './leaf-edit.ts'

/** Whether a column has a value or none. The contract has no operators for it. */
export type Presence = 'has_value' | 'is_empty'

type PresenceLeaf = {
  readonly operator: string
  readonly value: DraftValue
  readonly presence: Presence
}

const hasText: PresenceLeaf = { operator: 'contains', value: [''], presence: 'has_value' }

/**
 * The leaf of each type that is true for every value or for none. A missing value makes every positive
 * operator false, so the NOT of such a leaf is the other presence.
 */
const presenceLeaves: Readonly<Partial<Record<FilterType, PresenceLeaf>>> = {
  text: hasText,
  id: hasText,
  number: {
    operator: 'between',
    value: [-Number.MAX_VALUE, Number.MAX_VALUE],
    presence: 'has_value',
  },
  date: { operator: 'gte', value: '0001-01-01T00:00:00Z', presence: 'has_value' },
  // A missing list is the empty list.
  collection: { operator: 'eq', value: [], presence: 'is_empty' },
}

/** Whether a leaf can ask for the presence of a value of this type. */
export const canAskPresence = (type: FilterType | undefined): boolean =>
  type !== undefined && presenceLeaves[type] !== undefined

/** What a leaf asks by itself, if it only asks whether there is a value; otherwise null. */
export function presenceOf({ type, operator, value }: DraftFilter): Presence | null {
  const leaf = type && presenceLeaves[type]
  if (!leaf || leaf.operator !== operator) return null
  return isSameValue(value, leaf.value) ? leaf.presence : null
}

/** A text may be given alone or as a list of one. */
const isSameValue = (a: DraftValue | undefined, b: DraftValue): boolean =>
  JSON.stringify(typeof b === 'object' && typeof a === 'string' ? [a] : a) === JSON.stringify(b)

export const otherPresence = (presence: Presence): Presence =>
  presence === 'has_value' ? 'is_empty' : 'has_value'

/** `Input is empty`, `Tags have a value`. */
export const presenceWords = (type: FilterType | undefined, presence: Presence): string =>
  type === 'collection'
    ? { has_value: 'have a value', is_empty: 'are empty' }[presence]
    : { has_value: 'has a value', is_empty: 'is empty' }[presence]

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
