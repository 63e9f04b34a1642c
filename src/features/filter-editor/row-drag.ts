import {
  attachInstruction,
  extractInstruction,
  type Operation,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item'
import type { DropTargetRecord, Input } from '@atlaskit/pragmatic-drag-and-drop/types'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import {
  isRefusal,
  moveNode,
  type Edited,
  type Placement,
} from '#domain/filter-tree/filter-edit.ts'
import { combineNodes, copyNode } from '#domain/filter-tree/filter-edit-several.ts'

/** Before or after a row, into a group, or `onto` a leaf, which makes a group of both. */
export type DropPlace = Placement | 'onto'

const dragType = 'filter-tree-row'

export const dragged = (key: string) => ({ type: dragType, key })

export const draggedKey = (data: Readonly<Record<string, unknown>>): string | null =>
  data['type'] === dragType && typeof data['key'] === 'string' ? data['key'] : null

export type Target = { readonly key: string; readonly kind: 'leaf' | 'group' | 'add' | 'root' }

/** The root row and the add row only take rows inside. */
export function dropData(target: Target, input: Input, element: Element) {
  const beside = target.kind === 'add' || target.kind === 'root' ? 'not-available' : 'available'
  return attachInstruction(
    { key: target.key },
    {
      input,
      element,
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

export function dropPlace(record: DropTargetRecord, kind: Target['kind']): DropPlace | null {
  const instruction = extractInstruction(record.data)
  return instruction && places[instruction.operation](kind)
}

/** The tree after a drop; with Alt, a copy is dropped. */
export function dropped(
  root: DraftNode,
  key: string,
  { place, target, isCopy }: { place: DropPlace; target: string; isCopy: boolean },
): Edited {
  if (place === 'onto') return combineNodes(root, key, target, isCopy)
  return isCopy ? copyNode(root, key, place, target) : moveNode(root, key, place, target)
}

export const isAllowed = (...parts: Parameters<typeof dropped>): boolean =>
  !isRefusal(dropped(...parts))
