import {
  attachInstruction,
  extractInstruction,
  type Operation,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item'
import type { DropTargetRecord, Input } from '@atlaskit/pragmatic-drag-and-drop/types'
import { conditionOf } from '#domain/filter-tree/condition.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { findNode } from '#domain/filter-tree/draft-nodes.ts'
import {
  isRefusal,
  moveNode,
  type Edited,
  type Placement,
} from '#domain/filter-tree/filter-edit.ts'
import { combineNodes, copyNode } from '#domain/filter-tree/filter-edit-several.ts'

/** Before or after a row, into a group, or `onto` a condition, which makes a group of both. */
export type DropPlace = Placement | 'onto'

export type Drop = {
  readonly place: DropPlace
  /** The key of the row's node; for an add row, of its group. */
  readonly target: string
  readonly row: HTMLElement
}

/** A row on its way; `key` is null if something else is dragged. */
export type Move = {
  readonly key: string | null
  readonly drop: Drop | null
  readonly isCopy: boolean
}

export type DragParts = {
  readonly latest: () => DraftNode
  readonly onMove: (move: Move) => void
  readonly onDrop: (move: Move) => void
  /** The row left the tree, or the move was given up. */
  readonly onLeave: () => void
}

const dragType = 'filter-tree-row'

export const dragged = (key: string) => ({ type: dragType, key })

export const draggedKey = (data: Readonly<Record<string, unknown>>): string | null =>
  data['type'] === dragType && typeof data['key'] === 'string' ? data['key'] : null

type Target = {
  readonly key: string
  readonly kind: 'leaf' | 'group' | 'add' | 'root'
  readonly row: HTMLElement
}

/** The row under the pointer. Null if there is none. */
export function targetAt(list: HTMLElement, root: DraftNode, input: Input): Target | null {
  const row = document
    .elementFromPoint(input.clientX, input.clientY)
    ?.closest<HTMLElement>('[role=row]')
  if (!row || !list.contains(row)) return null
  const { nodeKey, groupKey } = row.dataset
  if (groupKey !== undefined) return { key: groupKey, kind: 'add', row }
  const node = nodeKey === undefined ? undefined : findNode(root, nodeKey)
  if (!node) return null
  const kind = node.key === root.key ? 'root' : conditionOf(node) ? 'leaf' : 'group'
  return { key: node.key, kind, row }
}

/** The root row and the add row only take rows inside. */
export function dropData(target: Target, input: Input) {
  const beside = target.kind === 'add' || target.kind === 'root' ? 'not-available' : 'available'
  return attachInstruction(
    { target },
    {
      input,
      element: target.row,
      axis: 'vertical',
      operations: { 'reorder-before': beside, 'reorder-after': beside, combine: 'available' },
    },
  )
}

const places = {
  'reorder-before': () => 'before',
  'reorder-after': () => 'after',
  combine: (kind) => (kind === 'leaf' ? 'onto' : 'into'),
} as const satisfies Record<Operation, (kind: Target['kind']) => DropPlace>

export function dropPlace({ data }: Pick<DropTargetRecord, 'data'>): Drop | null {
  const instruction = extractInstruction(data)
  if (!instruction) return null
  const { key, kind, row } = data['target'] as Target
  return { place: places[instruction.operation](kind), target: key, row }
}

/** The tree after a drop; with Alt, a copy is dropped. */
export function dropped(
  root: DraftNode,
  key: string,
  { place, target, isCopy }: Omit<Drop, 'row'> & { readonly isCopy: boolean },
): Edited {
  if (place === 'onto') return combineNodes(root, key, target, isCopy)
  return isCopy ? copyNode(root, key, place, target) : moveNode(root, key, place, target)
}

export const isAllowed = (...parts: Parameters<typeof dropped>): boolean =>
  !isRefusal(dropped(...parts))
