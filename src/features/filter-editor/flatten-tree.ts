import type { DraftNode } from '#domain/configuration.ts'
import { childrenOf, kindOf, type GroupKind } from '#domain/filter-edit.ts'

/** A group's coloured line beside what is in it: where it stands, and whether it begins or ends in this row. */
export type Rail = {
  readonly depth: number
  readonly kind: GroupKind
  readonly part: 'start' | 'middle' | 'end'
}

type Place = { readonly depth: number; readonly rails: readonly Rail[]; readonly isMuted: boolean }

export type NodeRow = Place & {
  readonly kind: 'node'
  readonly node: DraftNode
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number
  readonly siblings: number
  readonly isRoot: boolean
  /** Whether it is what a NOT negates. */
  readonly isNegated: boolean
}

/** The row at the end of a group in which something can be added to it. */
export type AddRow = Place & {
  readonly kind: 'add'
  readonly groupKey: string
  readonly isEmpty: boolean
}

export type Row = NodeRow | AddRow

/** The last rows of each node: a row that is as it was stays the same object, and is not drawn again. */
const lastRows = {
  node: new WeakMap<DraftNode, Row>(),
  add: new WeakMap<DraftNode, Row>(),
} as const

/** The rows of a tree from top to bottom; what is in a collapsed group has none. */
export function flattenTree(root: DraftNode): readonly Row[] {
  const rows: Made[] = []
  addRows(
    root,
    { depth: 0, rails: [], isMuted: false },
    { position: 1, siblings: 1, isNegated: false },
    rows,
  )
  return rows.map(({ of, row }) => {
    const last = lastRows[row.kind].get(of)
    if (last && isSame(last, row)) return last
    lastRows[row.kind].set(of, row)
    return row
  })
}

type Made = { readonly of: DraftNode; row: Row }

const isSame = ({ rails: railsA, ...a }: Row, { rails: railsB, ...b }: Row): boolean =>
  isShallowEqual(a, b) &&
  railsA.length === railsB.length &&
  railsA.every((rail, index) => isShallowEqual(rail, railsB[index] ?? {}))

const isShallowEqual = (a: object, b: object): boolean =>
  Object.entries(a).every(([key, value]) => (b as Record<string, unknown>)[key] === value)

function addRows(
  node: DraftNode,
  { depth, rails, isMuted: isParentMuted }: Place,
  place: Pick<NodeRow, 'position' | 'siblings' | 'isNegated'>,
  rows: Made[],
): void {
  const isMuted = isParentMuted || node.muted === true
  const kind = kindOf(node)
  const isOpen = kind !== 'filter' && !node.collapsed
  const start: readonly Rail[] = isOpen ? [{ depth, kind, part: 'start' }] : []
  rows.push({
    of: node,
    row: {
      kind: 'node',
      node,
      depth,
      rails: [...rails, ...start],
      isMuted,
      isRoot: rows.length === 0,
      ...place,
    },
  })
  if (!isOpen) return
  const children = childrenOf(node)
  const inner = {
    depth: depth + 1,
    isMuted,
    rails: [...rails, { depth, kind, part: 'middle' as const }],
  }
  for (const [index, child] of children.entries()) {
    const isNegated = kind === 'not'
    addRows(child, inner, { position: index + 1, siblings: children.length, isNegated }, rows)
  }
  const takesMore = kind !== 'not' || children.length === 0
  if (takesMore) {
    const isEmpty = children.length === 0
    rows.push({ of: node, row: { kind: 'add', groupKey: node.key, isEmpty, ...inner } })
  }
  const last = rows.at(-1)
  if (last) {
    last.row = {
      ...last.row,
      rails: last.row.rails.map((rail) =>
        rail.depth === depth && rail.part === 'middle' ? { ...rail, part: 'end' } : rail,
      ),
    }
  }
}
