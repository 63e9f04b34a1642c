import type { FilterTree, FilterType } from '#domain/contract/contract.ts'

/** A leaf during editing: any part may be missing or invalid. */
export type DraftFilter = {
  readonly type?: FilterType
  readonly column_id?: string
  readonly operator?: string
  /** As typed: an invalid number stays a string. Lists for list and pair operators. */
  readonly value?: DraftValue
  readonly case_sensitive?: boolean
  readonly user_ids?: readonly string[] | null | undefined
}
export type DraftValue = string | number | boolean | readonly (string | number)[]

type DraftMarks = {
  /** Identity of the node on this page; never sent and never in a link. */
  readonly key: string
  /** A muted node is absent from the request. */
  readonly muted?: boolean
  readonly collapsed?: boolean
}
export type DraftLeaf = DraftMarks & { readonly filter: DraftFilter }
export type DraftAnd = DraftMarks & { readonly and: readonly DraftNode[] }
export type DraftOr = DraftMarks & { readonly or: readonly DraftNode[] }
/** `not: null` is a NOT group without a child. */
export type DraftNot = DraftMarks & { readonly not: DraftNode | null }
/** The contract's tree plus `key`, optional `muted` and `collapsed`, and incomplete leaves. */
export type DraftNode = DraftLeaf | DraftAnd | DraftOr | DraftNot

let lastKey = 0
/** A key that is unique on this page. */
export const newKey = (): string => `n${(++lastKey).toString(36)}`

/** A complete tree as a draft with new keys. `toRequest` is the inverse. */
export function toDraft(tree: FilterTree): DraftNode {
  const key = newKey()
  if ('filter' in tree) return { key, filter: tree.filter }
  if ('and' in tree) return { key, and: tree.and.map(toDraft) }
  if ('or' in tree) return { key, or: tree.or.map(toDraft) }
  return { key, not: toDraft(tree.not) }
}
