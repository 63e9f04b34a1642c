import { memo, useRef } from 'react'
import { GripVertical } from 'lucide-react'
import { useRowDrag } from './use-row-drag.ts'

/** What the mouse and the finger take a leaf by; the keyboard has Alt and the arrows. */
export const DragHandle = memo(function DragHandle({ nodeKey }: { readonly nodeKey: string }) {
  const handle = useRef<HTMLSpanElement>(null)
  useRowDrag(handle, nodeKey)
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
})
