import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { controlOf, fieldOf, rowOf } from './row-focus.ts'

/** `sight` only scrolls to the row. */
export type FocusAt = 'row' | 'field' | 'sight' | { readonly field: string }

export type RowFocus = {
  /** The only row that Tab reaches. It is always rendered. */
  readonly current: string
  readonly setCurrent: (key: string) => void
  /** Focuses a row, or a field in it, as soon as it is rendered. */
  readonly focus: (key: string, at?: FocusAt) => void
}

export function useRowFocus(grid: RefObject<HTMLElement | null>): RowFocus {
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
