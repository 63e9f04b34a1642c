import { useEffect, useState, type CSSProperties } from 'react'
import { autoScrollWindowForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { classNames } from '#ui/class-names.ts'
import { useEditor } from './editor-context.ts'
import {
  dragged,
  draggedKey,
  dropData,
  dropped,
  dropPlace,
  isAllowed,
  targetAt,
  type DropPlace,
} from './row-drag.ts'
import type { TreeDragProps } from './tree-drag-part.tsx'

type Mark = { readonly place: DropPlace; readonly isAllowed: boolean; readonly at: CSSProperties }

const marks = {
  before: '-mt-px h-0.5! bg-accent',
  after: 'mt-px border-b-2 border-accent',
  into: 'rounded-lg outline-2 -outline-offset-2 outline-accent bg-accent-soft/40',
  onto: 'rounded-lg outline-2 -outline-offset-2 outline-dashed outline-accent bg-accent-soft/40',
} as const satisfies Record<DropPlace, string>

const messages = {
  before: 'Moved',
  after: 'Moved',
  into: 'Moved into the group',
  onto: 'Grouped with the row',
} as const satisfies Record<DropPlace, string>

/** Drag and drop of all rows, for mouse and touch; the keyboard has Alt and the arrow keys. */
export function TreeDrag({ grid }: TreeDragProps) {
  const { edit, latest } = useEditor()
  const [mark, setMark] = useState<Mark | null>(null)
  useEffect(() => {
    const list = grid.current
    if (!list) return undefined
    const stopDrops = dropTargetForElements({
      element: list,
      canDrop: ({ source }) => draggedKey(source.data) !== null,
      getData: ({ input }) => {
        const found = targetAt(list, latest(), input)
        return found ? dropData(found, input) : {}
      },
      getDropEffect: ({ input }) => (input.altKey ? 'copy' : 'move'),
      onDrag: ({ self, source, location }) => {
        const drop = dropPlace(self)
        const moving = draggedKey(source.data)
        if (!drop || moving === null || moving === drop.target) return setMark(null)
        const isCopy = location.current.input.altKey
        const fits = isAllowed(latest(), moving, { ...drop, isCopy })
        const { offsetHeight: height } = drop.row
        const { top } = drop.row.getBoundingClientRect()
        const at = { top: top - list.getBoundingClientRect().top, height }
        return setMark({ place: drop.place, isAllowed: fits, at })
      },
      onDragLeave: () => setMark(null),
      onDrop: ({ self, source, location }) => {
        setMark(null)
        const drop = dropPlace(self)
        const moving = draggedKey(source.data)
        if (!drop || moving === null || moving === drop.target) return
        const isCopy = location.current.input.altKey
        edit((root) => dropped(root, moving, { ...drop, isCopy }), {
          focus: moving,
          say: isCopy ? 'Copied' : messages[drop.place],
        })
      },
    })
    // Only the row whose handle is pressed can be dragged, so rows need no setup of their own.
    let stopDrag: (() => void) | null = null
    const press = ({ target }: PointerEvent) => {
      stopDrag?.()
      stopDrag = target instanceof Element ? dragFrom(target) : null
    }
    list.addEventListener('pointerdown', press)
    const stopScroll = autoScrollWindowForElements()
    return () => {
      stopDrops()
      stopDrag?.()
      list.removeEventListener('pointerdown', press)
      stopScroll()
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

function dragFrom(pressed: Element): (() => void) | null {
  const dragHandle = pressed.closest<HTMLElement>('[data-drag-handle]')
  const row = dragHandle?.closest<HTMLElement>('[data-node-key]')
  const key = row?.dataset['nodeKey']
  if (!dragHandle || !row || key === undefined) return null
  return draggable({
    element: row,
    dragHandle,
    getInitialData: () => dragged(key),
    onDragStart: () => row.setAttribute('data-dragged', ''),
    onDrop: () => row.removeAttribute('data-dragged'),
  })
}
