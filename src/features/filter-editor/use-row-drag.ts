import { useEffect, type RefObject } from 'react'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { dragged } from './row-drag.ts'

/** Lets the row that a handle stands in be dragged by it. */
export function useRowDrag(handle: RefObject<HTMLElement | null>, nodeKey: string | null): void {
  // The browser's drag and drop belongs to elements.
  useEffect(() => {
    const row = handle.current?.closest<HTMLElement>('[role=row]')
    if (!row || !handle.current || nodeKey === null) return undefined
    return draggable({
      element: row,
      dragHandle: handle.current,
      getInitialData: () => dragged(nodeKey),
      onDragStart: () => row.setAttribute('data-dragged', ''),
      onDrop: () => row.removeAttribute('data-dragged'),
    })
  }, [handle, nodeKey])
}

/** Scrolls the page while a row is dragged to its edges; loaded when the page is there, and done without where it fails. */
export function useDragScroll(): void {
  useEffect(() => {
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
  }, [])
}
