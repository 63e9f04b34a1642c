import { useEffect, useRef, useState, type RefObject } from 'react'
import type { ChipDrag, DropEdge } from './chip-drag.ts'

/**
 * Drags a chip by its handle. `edge` is the side where a dragged chip would drop. The code of dragging
 * loads when the pointer first comes near; without it, menu and keys move the chips.
 */
export function useChipDrag(
  id: string,
  onDrop: ChipDrag['onDrop'],
  isNear: boolean,
): { readonly chip: RefObject<HTMLLIElement | null>; readonly edge: DropEdge | null } {
  const [edge, setEdge] = useState<DropEdge | null>(null)
  const chip = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!isNear) return undefined
    let cleanUp = () => {}
    let isGone = false
    const attach = async () => {
      const { attachChipDrag } = await import('./chip-drag.ts')
      if (!isGone && chip.current)
        cleanUp = attachChipDrag(chip.current, { id, onDrop, onEdge: setEdge })
    }
    attach().catch(() => undefined)
    return () => {
      isGone = true
      cleanUp()
    }
  }, [id, onDrop, isNear])
  return { chip, edge }
}
