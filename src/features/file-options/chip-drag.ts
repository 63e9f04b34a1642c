import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import {
  attachClosestEdge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'

const dragType = 'column-chip'

export type DropEdge = 'left' | 'right'

export type ChipDrag = {
  readonly id: string
  readonly onEdge: (edge: DropEdge | null) => void
  readonly onDrop: (moved: string, edge: DropEdge) => void
}

/** Makes a chip draggable by its `data-drag-handle`, and a place to drop others. Returns the cleanup. */
export function attachChipDrag(element: HTMLElement, { id, onEdge, onDrop }: ChipDrag): () => void {
  const dragHandle = element.querySelector('[data-drag-handle]')
  if (!dragHandle) return () => undefined
  return combine(
    draggable({ element, dragHandle, getInitialData: () => ({ type: dragType, id }) }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['type'] === dragType && source.data['id'] !== id,
      getData: ({ input }) =>
        attachClosestEdge({ id }, { element, input, allowedEdges: ['left', 'right'] }),
      onDrag: ({ self }) => onEdge(edgeOf(self.data)),
      onDragLeave: () => onEdge(null),
      onDrop: ({ self, source }) => {
        onEdge(null)
        const dropped = edgeOf(self.data)
        const moved = source.data['id']
        if (dropped && typeof moved === 'string') onDrop(moved, dropped)
      },
    }),
  )
}

function edgeOf(data: Record<string | symbol, unknown>): DropEdge | null {
  const edge = extractClosestEdge(data)
  return edge === 'left' || edge === 'right' ? edge : null
}
