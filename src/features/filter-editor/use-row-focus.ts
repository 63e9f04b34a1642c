import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { moveFocus } from '#ui/move-focus.ts'
import { controlAt, type RowControl } from './row-controls.ts'
import { controlOf, fieldOf, rowOf, valueOf } from './row-focus.ts'

/**
 * `list` opens the list of the first field, `value` focuses the value of a leaf (a list opens), and
 * `sight` only scrolls to the row. A point is in pixels of the window, as in pointer events.
 */
export type FocusAt = 'row' | 'list' | 'value' | 'sight' | { readonly field: string } | Point
type Point = { readonly x: number; readonly y: number }

export type RowFocus = {
  /** The only row that Tab reaches. It is always rendered. */
  readonly current: string
  readonly setCurrent: (key: string) => void
  /** Focuses a row, or a field in it, as soon as it is rendered. */
  readonly focus: (key: string, at?: FocusAt) => void
}

export function useRowFocus(
  grid: RefObject<HTMLElement | null>,
  openOverlay: OpenOverlay,
): RowFocus {
  const [current, setCurrent] = useState('')
  const [, setTurn] = useState(0)
  const wanted = useRef<{ readonly key: string; readonly at: FocusAt } | null>(null)

  const focus = useCallback((key: string, at: FocusAt = 'row') => {
    wanted.current = { key, at }
    setCurrent(key)
    setTurn((last) => last + 1)
  }, [])
  // After every render, because any of them may add the awaited row.
  useLayoutEffect(() => {
    let frame = 0
    const settle = () => {
      const place = wanted.current
      const row = place && rowOf(grid.current, place.key)
      if (!place || !row) return
      // An open menu makes the page inert, so wait until it closes.
      if (row.closest('[inert]')) {
        frame = requestAnimationFrame(settle)
        return
      }
      wanted.current = null
      enter(row, place.at, openOverlay)
    }
    settle()
    return () => cancelAnimationFrame(frame)
  })

  return { current, setCurrent, focus }
}

type OpenOverlay = (control: RowControl) => void

function enter(row: HTMLElement, at: FocusAt, openOverlay: OpenOverlay): void {
  if (at === 'row') moveFocus(row)
  else if (at === 'list' || at === 'value') {
    const field = at === 'list' ? fieldOf(row) : valueOf(row)
    moveFocus(field)
    const control = controlAt(field)
    if (control && (at === 'list' || control.overlay === 'boolean')) openOverlay(control)
  } else if (typeof at === 'object' && 'x' in at) press(row, at)
  else {
    row.scrollIntoView({ block: 'center' })
    if (at !== 'sight') moveFocus(controlOf(row, at.field), { preventScroll: true })
  }
}

/** Focuses the part of a row at a place; a button is clicked when the mouse button is released. */
function press(row: HTMLElement, { x, y }: Point): void {
  const part = document.elementFromPoint(x, y)?.closest<HTMLElement>('[role=spinbutton], button')
  if (!part || !row.contains(part)) return row.focus()
  part.focus()
  if (part.tagName === 'BUTTON') addEventListener('mouseup', () => part.click(), { once: true })
}
