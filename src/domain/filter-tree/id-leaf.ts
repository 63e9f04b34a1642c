import { newKey, type DraftFilter, type DraftNode } from './draft.ts'
import { canonicalUuid, uuidVersion, type Uuid } from '#domain/contract/uuid.ts'

/**
 * Adds a leaf that selects only these records: to the root if it is an AND, otherwise in a new AND
 * around it.
 */
export function withIdLeaf(root: DraftNode, ids: readonly Uuid[]): DraftNode {
  const filter = { type: 'id', column_id: 'id', operator: 'one_of', value: ids } as const
  const leaf: DraftNode = { key: newKey(), filter }
  if ('and' in root && !root.muted) return { ...root, and: [...root.and, leaf], collapsed: false }
  return { key: newKey(), and: [root, leaf] }
}

/** The record ids in a leaf; null if it is not an id leaf or has an invalid id. */
export function idsOfLeaf({
  type,
  column_id,
  operator,
  value,
}: DraftFilter): readonly Uuid[] | null {
  if (type !== 'id' || column_id !== 'id') return null
  if (operator !== 'one_of' && operator !== 'eq') return null
  const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  const ids = values.map((one) => canonicalUuid(String(one)))
  const areIds = ids.every((id) => id !== null && uuidVersion(id) === 4)
  return ids.length > 0 && areIds ? ids.filter((id) => id !== null) : null
}
