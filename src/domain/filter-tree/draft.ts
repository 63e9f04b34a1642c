import type { FilterTree, FilterType } from '#domain/contract/contract.ts'

/** A leaf while it is edited: any part may be missing or not yet make sense. */
export type DraftFilter = {
  readonly type?: FilterType
  readonly column_id?: string
  readonly operator?: string
  /** As typed: a number that is no number yet stays a string. Lists for list and pair operators. */
  readonly value?: DraftValue
  readonly case_sensitive?: boolean
  readonly user_ids?: readonly string[] | null | undefined
}
export type DraftValue = string | number | boolean | readonly (string | number)[]

type DraftMarks = {
  /** Stable identity of the node on screen; never sent and never in a link. */
  readonly key: string
  /** A muted node counts as absent. */
  readonly muted?: boolean
  readonly collapsed?: boolean
}
export type DraftLeaf = DraftMarks & { readonly filter: DraftFilter }
export type DraftAnd = DraftMarks & { readonly and: readonly DraftNode[] }
export type DraftOr = DraftMarks & { readonly or: readonly DraftNode[] }
/** `not: null` is a NOT group that has no child yet. */
export type DraftNot = DraftMarks & { readonly not: DraftNode | null }
/** The wire's own tree plus a `key`, optional `muted` and `collapsed`, and incomplete leaves. */
export type DraftNode = DraftLeaf | DraftAnd | DraftOr | DraftNot

let lastKey = 0
/** A key that no other node of this page has. */
export const newKey = (): string => `n${(++lastKey).toString(36)}`

/** The draft of a complete tree: the same tree with keys. `toRequest` is its inverse. */
export function toDraft(tree: FilterTree): DraftNode {
  const key = newKey()
  if ('filter' in tree) return { key, filter: tree.filter }
  if ('and' in tree) return { key, and: tree.and.map(toDraft) }
  if ('or' in tree) return { key, or: tree.or.map(toDraft) }
  return { key, not: toDraft(tree.not) }
}
