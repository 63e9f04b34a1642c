import type { DraftFilter, DraftNode } from '#domain/filter-tree/draft.ts'
import { factsOf, filterTypeFacts } from '#domain/contract/filter-types.ts'

/**
 * The tree of a link. A leaf is a list `[type, column, operator, value, marks]`, cut after its last
 * given item (`null` for a gap); a fully-annotated leaf is `["u", users, marks]`. A group is an
 * object with its children under `a` (and), `o` (or) or `n` (not) and its marks under `m`. Marks are
 * a sum: 1 muted, 2 collapsed, 4 any case. An unfinished leaf that does not fit the list is under
 * `f`.
 */
export type PackedNode = readonly unknown[] | Readonly<Record<string, unknown>>

/** The bits of a node's marks. */
export const bits = { muted: 1, collapsed: 2, anyCase: 4 } as const

const marksOf = (node: DraftNode): number =>
  (node.muted ? bits.muted : 0) + (node.collapsed ? bits.collapsed : 0)

/** Packs a draft without its keys. */
export function packTree(node: DraftNode): PackedNode {
  const marks = marksOf(node)
  const m = marks > 0 ? { m: marks } : {}
  if ('filter' in node) {
    return isHeld(node.filter) ? packLeaf(node.filter, marks) : { f: node.filter, ...m }
  }
  if ('and' in node) return { a: node.and.map(packTree), ...m }
  if ('or' in node) return { o: node.or.map(packTree), ...m }
  return { n: node.not && packTree(node.not), ...m }
}

/** Whether the list of a leaf reads back as the same leaf. An unfinished leaf may have any value. */
function isHeld({
  type,
  column_id,
  operator,
  value,
  case_sensitive,
  user_ids,
}: DraftFilter): boolean {
  if (type !== 'fully_annotated') {
    return (
      user_ids === undefined && (case_sensitive === undefined || factsOf(type)?.hasCase === true)
    )
  }
  const isColumn = column_id === undefined || column_id === 'fully_annotated'
  return isColumn && (operator ?? value ?? case_sensitive) === undefined
}

function packLeaf(filter: DraftFilter, nodeMarks: number): PackedNode {
  const isAnyCase = factsOf(filter.type)?.hasCase && filter.case_sensitive === false
  const marks = nodeMarks + (isAnyCase ? bits.anyCase : 0)
  const items =
    filter.type === 'fully_annotated'
      ? [filterTypeFacts.fully_annotated.letter, filter.user_ids ?? null, marks || null]
      : [
          factsOf(filter.type)?.letter ?? null,
          filter.column_id ?? null,
          filter.operator ?? null,
          filter.value ?? null,
          marks || null,
        ]
  const used = items.findLastIndex((item) => item !== null) + 1
  return items.slice(0, used)
}
