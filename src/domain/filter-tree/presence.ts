import type { FilterType } from '#domain/contract/contract.ts'
import type { DraftFilter, DraftValue } from './draft.ts'

/** Whether a column has a value or none. The contract has no operators for it. */
export type Presence = 'has_value' | 'is_empty'

export type PresenceLeaf = {
  readonly operator: string
  readonly value: DraftValue
  readonly presence: Presence
}

const hasText: PresenceLeaf = { operator: 'contains', value: [''], presence: 'has_value' }

/**
 * The leaf of each type that is true for every value or for none. A missing value makes every positive
 * operator false, so the NOT of such a leaf is the other presence.
 */
export const presenceLeaves: Readonly<Partial<Record<FilterType, PresenceLeaf>>> = {
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
