import { useEffect, useState, type RefObject } from 'react'
import { lazyPart } from '#ui/lazy-part.tsx'
import * as words from './words.ts'

export type TreeDragProps = { readonly grid: RefObject<HTMLElement | null> }

const LoadedTreeDrag = lazyPart<TreeDragProps>(
  async () => (await import('./tree-drag.tsx')).TreeDrag,
  { name: words.dragPart, look: 'row' },
)

/** Moving rows. Its code loads when the pointer comes to the tree; for a finger that is too late. */
export function TreeDrag(props: TreeDragProps) {
  const { grid } = props
  const [isNear, setNear] = useState(() => matchMedia('(any-pointer: coarse)').matches)
  useEffect(() => {
    const list = grid.current
    const come = () => setNear(true)
    list?.addEventListener('pointerover', come, { once: true })
    return () => list?.removeEventListener('pointerover', come)
  }, [grid])
  return isNear ? <LoadedTreeDrag {...props} /> : null
}
