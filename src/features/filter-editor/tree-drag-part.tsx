import { useEffect, useState, type RefObject } from 'react'
import { lazyPart } from '#ui/lazy-part.tsx'

export type TreeDragProps = { readonly grid: RefObject<HTMLElement | null> }

const LoadedTreeDrag = lazyPart<TreeDragProps>(
  async () => (await import('./tree-drag.tsx')).TreeDrag,
  { name: 'Dragging', look: 'row' },
)

/** Drag and drop of rows. Its code loads when the pointer first comes to the tree. */
export function TreeDrag(props: TreeDragProps) {
  const { grid } = props
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const list = grid.current
    const come = () => setNear(true)
    list?.addEventListener('pointerover', come, { once: true })
    return () => list?.removeEventListener('pointerover', come)
  }, [grid])
  return isNear ? <LoadedTreeDrag {...props} /> : null
}
