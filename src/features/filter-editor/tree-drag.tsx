import { useEffect, useState, type CSSProperties } from 'react'
import { classNames } from '#ui/class-names.ts'
import { useEditor } from './editor-context.ts'
import { listenForMouseDrags } from './mouse-drag.ts'
import { dropped, isAllowed, type DropPlace, type Move } from './row-drag.ts'
import { listenForTouchDrags } from './touch-drag.ts'
import type { TreeDragProps } from './tree-drag-part.tsx'
import * as words from './words.ts'

type Mark = { readonly place: DropPlace; readonly isAllowed: boolean; readonly at: CSSProperties }

const marks = {
  before: '-mt-px h-0.5! bg-accent',
  after: 'mt-px border-b-2 border-accent',
  into: 'rounded-lg outline-2 -outline-offset-2 outline-accent bg-accent-soft/40',
  onto: 'rounded-lg outline-2 -outline-offset-2 outline-dashed outline-accent bg-accent-soft/40',
} as const satisfies Record<DropPlace, string>

/** Moves rows by mouse and by long press; the keyboard has Alt and the arrow keys. */
export function TreeDrag({ grid }: TreeDragProps) {
  const { edit, latest } = useEditor()
  const [mark, setMark] = useState<Mark | null>(null)
  useEffect(() => {
    const list = grid.current
    if (!list) return undefined
    const parts = {
      latest,
      onMove: ({ key, drop, isCopy }: Move) => {
        if (!drop || key === null || key === drop.target) return setMark(null)
        const fits = isAllowed(latest(), key, { ...drop, isCopy })
        const { offsetHeight: height } = drop.row
        const { top } = drop.row.getBoundingClientRect()
        const at = { top: top - list.getBoundingClientRect().top, height }
        return setMark({ place: drop.place, isAllowed: fits, at })
      },
      onDrop: ({ key, drop, isCopy }: Move) => {
        setMark(null)
        if (!drop || key === null || key === drop.target) return
        edit((root) => dropped(root, key, { ...drop, isCopy }), {
          focus: key,
          say: isCopy ? words.copied : words.moved[drop.place],
        })
      },
      onLeave: () => setMark(null),
    }
    const stopMouse = listenForMouseDrags(list, parts)
    const stopTouch = listenForTouchDrags(list, parts)
    return () => {
      stopMouse()
      stopTouch()
    }
  }, [grid, edit, latest])
  if (!mark) return null
  return (
    <span
      aria-hidden
      style={mark.at}
      className={classNames(
        'pointer-events-none absolute inset-x-0 z-2',
        marks[mark.place],
        !mark.isAllowed && 'opacity-25',
      )}
    />
  )
}
