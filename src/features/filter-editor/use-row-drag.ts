import { useCallback, type RefCallback } from 'react'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { dragged } from './row-drag.ts'

/** Ref for a drag handle of a row. With a null key, nothing is draggable. */
export function useRowDrag(nodeKey: string | null): RefCallback<HTMLElement> {
  return useCallback(
    (handle: HTMLElement | null) => {
      const row = handle?.closest<HTMLElement>('[role=row]')
      if (!handle || !row || nodeKey === null) return undefined
      return draggable({
        element: row,
        dragHandle: handle,
        getInitialData: () => dragged(nodeKey),
        onDragStart: () => row.setAttribute('data-dragged', ''),
        onDrop: () => row.removeAttribute('data-dragged'),
      })
    },
    [nodeKey],
  )
}

/** Scrolls the page when a row is dragged to its edge. Dragging works without it. */
export const dragScroll = (): (() => void) => {
  let stop: (() => void) | null = null
  let isGone = false
  const start = async () => {
    const { autoScrollWindowForElements } =
      await import('@atlaskit/pragmatic-drag-and-drop-auto-scroll/element')
    if (!isGone) stop = autoScrollWindowForElements()
  }
  start().catch(() => undefined)
  return () => {
    isGone = true
    stop?.()
  }
}
