import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { controlOf, fieldOf, rowOf } from './row-focus.ts'

/** Where the focus goes: the row, its first field, a field by name; or the row only comes into sight. */
export type FocusAt = 'row' | 'field' | 'sight' | { readonly field: string }

export type RowFocus = {
  /** The row that Tab reaches: one of all. It is always drawn, in sight or not. */
  readonly current: string
  readonly setCurrent: (key: string) => void
  /** Puts the focus on a row, or into it, as soon as it is drawn. */
  readonly focus: (key: string, at?: FocusAt) => void
}

/** The roving focus of the tree. The focus is the browser's: it has to follow a row to where it now is. */
export function useRowFocus(grid: RefObject<HTMLElement | null>): RowFocus {
  const [current, setCurrent] = useState('')
  const [, setTurn] = useState(0)
  const wanted = useRef<{ readonly key: string; readonly at: FocusAt } | null>(null)

  const focus = useCallback((key: string, at: FocusAt = 'row') => {
    wanted.current = { key, at }
    setCurrent(key)
    setTurn((last) => last + 1)
  }, [])
  // After every drawing: the row that is waited for may come with any.
  useLayoutEffect(() => {
    let frame = 0
    const settle = () => {
      const place = wanted.current
      const row = place && rowOf(grid.current, place.key)
      if (!place || !row) return
      // The menu that asked for it closes only now, and nothing beside it takes the focus until then.
      if (row.closest('[inert]')) {
        frame = requestAnimationFrame(settle)
        return
      }
      wanted.current = null
      enter(row, place.at)
    }
    settle()
    return () => cancelAnimationFrame(frame)
  })

  return { current, setCurrent, focus }
}

function enter(row: HTMLElement, at: FocusAt): void {
  if (at === 'row') row.focus()
  else if (at === 'field') fieldOf(row).focus()
  else {
    row.scrollIntoView({ block: 'center' })
    if (at !== 'sight') controlOf(row, at.field).focus({ preventScroll: true })
  }
}
