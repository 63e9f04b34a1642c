import { newKey, type DraftNode } from './draft.ts'

/** The records of a tree that were created after an instant. */
export function createdAfter(root: DraftNode, instant: string): DraftNode {
  const filter = { type: 'date', column_id: 'created_at', operator: 'gt', value: instant } as const
  return { key: newKey(), and: [root, { key: newKey(), filter }] }
}
