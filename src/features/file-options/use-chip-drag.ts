import { useCallback, useState, type RefCallback } from 'react'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import {
  attachClosestEdge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'

const dragType = 'column-chip'

export type DropEdge = 'left' | 'right'

/** Drags a chip by its `data-drag-handle`. `edge` is the side where a dragged chip would drop. */
export function useChipDrag(
  id: string,
  onDrop: (moved: string, edge: DropEdge) => void,
): { readonly chip: RefCallback<HTMLElement>; readonly edge: DropEdge | null } {
  const [edge, setEdge] = useState<DropEdge | null>(null)
  const chip = useCallback(
    (element: HTMLElement | null) => {
      const dragHandle = element?.querySelector('[data-drag-handle]')
      if (!element || !dragHandle) return undefined
      return combine(
        draggable({ element, dragHandle, getInitialData: () => ({ type: dragType, id }) }),
        dropTargetForElements({
          element,
          canDrop: ({ source }) => source.data['type'] === dragType && source.data['id'] !== id,
          getData: ({ input }) =>
            attachClosestEdge({ id }, { element, input, allowedEdges: ['left', 'right'] }),
          onDrag: ({ self }) => setEdge(edgeOf(self.data)),
          onDragLeave: () => setEdge(null),
          onDrop: ({ self, source }) => {
            setEdge(null)
            const dropped = edgeOf(self.data)
            const moved = source.data['id']
            if (dropped && typeof moved === 'string') onDrop(moved, dropped)
          },
        }),
      )
    },
    [id, onDrop],
  )
  return { chip, edge }
}

function edgeOf(data: Record<string | symbol, unknown>): DropEdge | null {
  const edge = extractClosestEdge(data)
  return edge === 'left' || edge === 'right' ? edge : null
}
