import { useRef, useState, type PointerEvent, type RefObject } from 'react'

/** Pixels until a press is a drag. */
const threshold = 6

type Press = {
  readonly kind: 'resize' | 'move'
  readonly column: string
  readonly from: number
  readonly width: number
}

/** A dragged column and where it would drop: the place, and its pixels from the left of the table. */
export type Drop = { readonly column: string; readonly place: number; readonly left: number }

export type HeadPointerOptions = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly canMove: boolean
  readonly onResize: (column: string, width: number) => void
  readonly onMove: (column: string, place: number) => void
}

/** Resizes columns at their right edge (also by touch) and moves them by their header (mouse, pen). */
export function useHeadPointer(options: HeadPointerOptions) {
  const { scroller, canMove, onResize, onMove } = options
  const press = useRef<Press | null>(null)
  const isDragging = useRef(false)
  const [drop, setDrop] = useState<Drop | null>(null)

  const end = () => {
    press.current = null
    setDrop(null)
  }
  return {
    drop,
    cancel: end,
    /** Whether the click that follows belongs to a drag. */
    wasDrag: () => isDragging.current,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        isDragging.current = false
        const { target, button, clientX, pointerId, pointerType } = event
        const head = target instanceof Element ? target.closest<HTMLElement>('th') : null
        const column = head?.dataset['column']
        if (!head || column === undefined || button !== 0 || !(target instanceof Element)) return
        const handle = target.closest('[data-resize]')
        if (!handle && (!canMove || pointerType === 'touch')) return
        const kind = handle ? 'resize' : 'move'
        press.current = { kind, column, from: clientX, width: head.offsetWidth }
        if (!handle) return
        isDragging.current = true
        handle.setPointerCapture(pointerId)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const now = press.current
        if (!now) return
        const { clientX, currentTarget, pointerId } = event
        if (now.kind === 'resize') return onResize(now.column, now.width + clientX - now.from)
        if (!isDragging.current) {
          if (Math.abs(clientX - now.from) < threshold) return
          isDragging.current = true
          currentTarget.setPointerCapture(pointerId)
        }
        scrollToward(scroller.current, clientX)
        setDrop({ column: now.column, ...dropAt(currentTarget, clientX) })
      },
      onPointerUp: () => {
        if (drop) onMove(drop.column, drop.place)
        end()
      },
      onPointerCancel: end,
    },
  }
}

function dropAt(head: HTMLElement, x: number): Omit<Drop, 'column'> {
  const cells = [...head.querySelectorAll<HTMLElement>('[data-column]')]
  const place = cells.findIndex((cell) => {
    const { left, width } = cell.getBoundingClientRect()
    return x < left + width / 2
  })
  const [before, last] = [cells[place], cells.at(-1)]
  if (before) return { place, left: before.offsetLeft }
  return { place: cells.length, left: last ? last.offsetLeft + last.offsetWidth : 0 }
}

/** Scrolls while a column is dragged near an edge. */
function scrollToward(scroller: HTMLElement | null, x: number): void {
  if (!scroller) return
  const { left, right } = scroller.getBoundingClientRect()
  const edge = 32
  if (x < left + edge) scroller.scrollLeft -= left + edge - x
  if (x > right - edge) scroller.scrollLeft += x - (right - edge)
}
