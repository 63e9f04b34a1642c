import { useEffect, useState } from 'react'
import type { Row } from './flatten-tree.ts'

/** About two screens: what is drawn before anything else of a large tree. */
const firstRows = 60
const step = 30
/** Long enough for a key press or a click to come in between. */
const pauseMs = 16

/**
 * The rows to draw now. Where many come at once (a link was opened, a large group expanded) the
 * rest follows in steps, so that the page answers meanwhile. An edit's few rows are there at once:
 * the focus may go to one of them.
 */
export function useShownRows(rows: readonly Row[]): readonly Row[] {
  const { length } = rows
  const [drawn, setDrawn] = useState(firstRows)
  if (drawn > Math.max(length, firstRows)) setDrawn(Math.max(length, firstRows))
  // The browser's clock sets the pace: fields settle in the commit, which React cannot interrupt.
  useEffect(() => {
    if (drawn >= length) return undefined
    const timer = setTimeout(() => setDrawn(Math.min(drawn + step, length)), pauseMs)
    return () => clearTimeout(timer)
  }, [drawn, length])
  return length - drawn > firstRows ? rows.slice(0, drawn) : rows
}
