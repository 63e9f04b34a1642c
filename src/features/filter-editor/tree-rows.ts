import { conditionOf } from '#domain/filter-tree/condition.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf, kindOf, pathTo, type GroupKind } from '#domain/filter-tree/draft-nodes.ts'

/** A group's coloured line beside its rows: its depth, and whether it starts or ends here. */
export type Rail = {
  readonly depth: number
  readonly kind: GroupKind
  readonly part: 'start' | 'middle' | 'end'
}

type Place = { readonly depth: number; readonly rails: readonly Rail[]; readonly isMuted: boolean }

export type NodeRow = Place & {
  readonly kind: 'node'
  readonly node: DraftNode
  /** Position among its siblings, from 1. */
  readonly position: number
  readonly siblings: number
  readonly isRoot: boolean
  readonly isNegated: boolean
}

/** The last row of a group, with buttons to add to it. */
export type AddRow = Place & {
  readonly kind: 'add'
  readonly groupKey: string
}

export type Row = NodeRow | AddRow

/** Whether a group shows the rows of its children. */
export const isOpen = (node: DraftNode): boolean =>
  !('filter' in node) && !node.collapsed && conditionOf(node) === null
/** A NOT holds one child; every other expanded group ends with an add row. */
const takesMore = (node: DraftNode): boolean => !('not' in node) || node.not === null

const rowCounts = new WeakMap<DraftNode, number>()

/** The rows of a node and its expanded descendants. */
export function countRows(node: DraftNode): number {
  if (!isOpen(node)) return 1
  const known = rowCounts.get(node)
  if (known !== undefined) return known
  let count = takesMore(node) ? 2 : 1
  for (const child of childrenOf(node)) count += countRows(child)
  rowCounts.set(node, count)
  return count
}

/** `endsHere`: the line ends with the last row of the current subtree. */
type OpenRail = { readonly depth: number; readonly kind: GroupKind; readonly endsHere: boolean }
type Around = {
  readonly depth: number
  readonly rails: readonly OpenRail[]
  readonly isMuted: boolean
  readonly place: Pick<NodeRow, 'position' | 'siblings' | 'isNegated' | 'isRoot'>
}

/** The last rows of each node. An unchanged row stays the same object and does not render again. */
const lastRows = {
  node: new WeakMap<DraftNode, Row>(),
  add: new WeakMap<DraftNode, Row>(),
} as const

/** The rows with index `from` to `to` (exclusive). Does not visit subtrees outside. */
export function rowsBetween(root: DraftNode, from: number, to: number): readonly Row[] {
  const rows: Row[] = []
  const keep = (of: DraftNode, row: Row) => {
    const last = lastRows[row.kind].get(of)
    const kept = last && isSame(last, row) ? last : row
    lastRows[row.kind].set(of, kept)
    rows.push(kept)
  }

  const visit = (node: DraftNode, around: Around, first: number): void => {
    const { depth, place } = around
    const isMuted = around.isMuted || node.muted === true
    const kind = kindOf(node)
    const end = first + countRows(node)
    if (first >= from && first < to) {
      const begins: readonly Rail[] =
        isOpen(node) && kind !== 'filter' ? [{ depth, kind, part: 'start' }] : []
      const rails = [...drawn(around.rails, end === first + 1), ...begins]
      keep(node, { kind: 'node', node, depth, rails, isMuted, ...place })
    }
    if (!isOpen(node) || kind === 'filter') return
    const children = childrenOf(node)
    const hasAddRow = takesMore(node)
    const railsBeside = (isLast: boolean) => [
      ...around.rails.map((rail) => ({ ...rail, endsHere: rail.endsHere && isLast })),
      { depth, kind, endsHere: isLast },
    ]
    let at = first + 1
    for (const [index, child] of children.entries()) {
      const next = at + countRows(child)
      if (next > from && at < to) {
        const isLast = !hasAddRow && index === children.length - 1
        const within = {
          position: index + 1,
          siblings: children.length,
          isNegated: kind === 'not',
          isRoot: false,
        }
        visit(child, { depth: depth + 1, rails: railsBeside(isLast), isMuted, place: within }, at)
      }
      at = next
      if (at >= to) return
    }
    if (hasAddRow && at >= from && at < to) {
      const rails = drawn(railsBeside(true), true)
      keep(node, { kind: 'add', groupKey: node.key, depth: depth + 1, rails, isMuted })
    }
  }

  visit(
    root,
    {
      depth: 0,
      rails: [],
      isMuted: false,
      place: { position: 1, siblings: 1, isNegated: false, isRoot: true },
    },
    0,
  )
  return rows
}

const drawn = (rails: readonly OpenRail[], isLastRow: boolean): readonly Rail[] =>
  rails.map(({ depth, kind, endsHere }) => ({
    depth,
    kind,
    part: endsHere && isLastRow ? 'end' : 'middle',
  }))

const isSame = ({ rails: railsA, ...a }: Row, { rails: railsB, ...b }: Row): boolean =>
  isShallowEqual(a, b) &&
  railsA.length === railsB.length &&
  railsA.every((rail, index) => isShallowEqual(rail, railsB[index] ?? {}))

const isShallowEqual = (a: object, b: object): boolean =>
  Object.entries(a).every(([key, value]) => (b as Record<string, unknown>)[key] === value)

export const rowKey = (row: Row): string =>
  row.kind === 'node' ? row.node.key : addRowKey(row.groupKey)
const addRowKey = (groupKey: string): string => `+${groupKey}`

export function rowKeys(root: DraftNode): readonly string[] {
  const keys: string[] = []
  const visit = (node: DraftNode): void => {
    keys.push(node.key)
    if (!isOpen(node)) return
    childrenOf(node).forEach(visit)
    if (takesMore(node)) keys.push(addRowKey(node.key))
  }
  visit(root)
  return keys
}

/** Whether a node has rows of its own, shown or not. A period has two. */
export const canExpand = (node: DraftNode): boolean =>
  !('filter' in node) && (node.collapsed === true || isOpen(node))

/** The row that shows a node: its own, or the one of a group around it that has one row. */
export const rowOfNode = (root: DraftNode, key: string): string =>
  pathTo(root, key).find((node) => !isOpen(node))?.key ?? key

/** False for an add row. */
export const isNodeKey = (key: string): boolean => !key.startsWith('+')
