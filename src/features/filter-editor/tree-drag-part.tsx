import { useEffect, useState, type RefObject } from 'react'
import { lazyPart } from '#ui/lazy-part.tsx'
import { whenIdle } from '#ui/when-idle.ts'

export type TreeDragProps = { readonly grid: RefObject<HTMLElement | null> }

const LoadedTreeDrag = lazyPart<TreeDragProps>(
  async () => (await import('./tree-drag.tsx')).TreeDrag,
  { name: 'Dragging', look: 'row' },
)

/** Drag and drop of rows, loaded when the browser is idle. */
export function TreeDrag(props: TreeDragProps) {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  return isIdle ? <LoadedTreeDrag {...props} /> : null
}
