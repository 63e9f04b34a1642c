import { autoScrollWindowForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import {
  draggable,
  dropTargetForElements,
  type ElementDropTargetEventBasePayload,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { dragged, draggedKey, dropData, dropPlace, targetAt, type DragParts } from './row-drag.ts'

/** Moves rows by their handles with the browser's own drag; Alt copies. */
export function listenForMouseDrags(list: HTMLElement, parts: DragParts): () => void {
  const { latest, onMove, onDrop, onLeave } = parts
  const stopDrops = dropTargetForElements({
    element: list,
    canDrop: ({ source }) => draggedKey(source.data) !== null,
    getData: ({ input }) => {
      const found = targetAt(list, latest(), input)
      return found ? dropData(found, input) : {}
    },
    getDropEffect: ({ input }) => (input.altKey ? 'copy' : 'move'),
    onDrag: (event) => onMove(moveOf(event)),
    onDragLeave: onLeave,
    onDrop: (event) => onDrop(moveOf(event)),
  })
  // Only the row whose handle is pressed can be dragged, so rows need no setup of their own.
  let stopDrag: (() => void) | null = null
  const press = ({ target, pointerType }: PointerEvent) => {
    stopDrag?.()
    const isMouse = pointerType !== 'touch' && target instanceof Element
    stopDrag = isMouse ? dragFrom(target) : null
  }
  list.addEventListener('pointerdown', press)
  const stopScroll = autoScrollWindowForElements()
  return () => {
    stopDrops()
    stopDrag?.()
    list.removeEventListener('pointerdown', press)
    stopScroll()
  }
}

const moveOf = ({ self, source, location }: ElementDropTargetEventBasePayload) => ({
  key: draggedKey(source.data),
  drop: dropPlace(self),
  isCopy: location.current.input.altKey,
})

function dragFrom(pressed: Element): (() => void) | null {
  const dragHandle = pressed.closest<HTMLElement>('[data-drag-handle]')
  const row = dragHandle?.closest<HTMLElement>('[data-node-key]')
  const key = row?.dataset['nodeKey']
  if (!dragHandle || !row || key === undefined) return null
  return draggable({
    element: row,
    dragHandle,
    getInitialData: () => dragged(key),
    onDragStart: () => row.setAttribute('data-dragged', ''),
    onDrop: () => row.removeAttribute('data-dragged'),
  })
}
