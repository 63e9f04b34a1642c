import { memo } from 'react'
import { GripVertical } from 'lucide-react'
import { useRowDrag } from './use-row-drag.ts'

/** For mouse and touch; the keyboard has Alt and the arrow keys. */
export const DragHandle = memo(function DragHandle({ nodeKey }: { readonly nodeKey: string }) {
  const handle = useRowDrag(nodeKey)
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
