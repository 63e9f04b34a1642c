import { useEffect, useRef } from 'react'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { GripVertical } from 'lucide-react'
import { dragged } from './row-drag.ts'

/** What the mouse and the finger take a row by; the keyboard has Alt and the arrows. */
export function DragHandle({ nodeKey }: { readonly nodeKey: string }) {
  const handle = useRef<HTMLSpanElement>(null)
  // The browser's drag and drop belongs to elements.
  useEffect(() => {
    const row = handle.current?.closest<HTMLElement>('[role=row]')
    if (!row || !handle.current) return undefined
    return draggable({
      element: row,
      dragHandle: handle.current,
      getInitialData: () => dragged(nodeKey),
      onDragStart: () => row.setAttribute('data-dragged', ''),
      onDrop: () => row.removeAttribute('data-dragged'),
    })
  }, [nodeKey])
  return (
    <span
      ref={handle}
      aria-hidden
      data-drag-handle
      className="-ml-1.5 flex cursor-grab touch-manipulation py-1 text-ink-3 opacity-50 group-hover/row:opacity-100 active:cursor-grabbing"
    >
      <GripVertical className="size-3.5" />
    </span>
  )
}
