import { useEffect, useState, type RefObject } from 'react'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import {
  attachClosestEdge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'

const dragType = 'column-chip'

/** Where a dragged column would go: before or after the one under the pointer. */
export type DropEdge = 'left' | 'right'

/** Lets a chip be dragged among its like; answers the edge at which another one would be dropped. */
export function useChipDrag(
  chip: RefObject<HTMLElement | null>,
  handle: RefObject<HTMLElement | null>,
  id: string,
  onDrop: (moved: string, edge: DropEdge) => void,
): DropEdge | null {
  const [edge, setEdge] = useState<DropEdge | null>(null)
  useEffect(() => {
    const element = chip.current
    const dragHandle = handle.current
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
  }, [chip, handle, id, onDrop])
  return edge
}

function edgeOf(data: Record<string | symbol, unknown>): DropEdge | null {
  const edge = extractClosestEdge(data)
  return edge === 'left' || edge === 'right' ? edge : null
}
