import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

import { focusCell, type Place } from './table-cells.ts'

type Size = { readonly rows: number; readonly columns: readonly string[] }
type Cell = { readonly row: number; readonly column: number }

/** Rows that Page Up and Page Down go. */
const page = 8

const moves: Readonly<Record<string, (at: Cell, size: Size) => Cell>> = {
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  PageDown: ({ row, column }) => ({ row: row + page, column }),
  PageUp: ({ row, column }) => ({ row: row - page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns.length - 1 }),
  'Ctrl Home': () => ({ row: -1, column: 0 }),
  'Ctrl End': (_, { rows, columns }) => ({ row: rows - 1, column: columns.length - 1 }),
}

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most))

/** One cell of the table can be reached by Tab; the arrow keys go from cell to cell. */
export function useGridFocus(table: RefObject<HTMLTableElement | null>, { rows, columns }: Size) {
  const [active, setActive] = useState<Place>({ row: 0, column: columns[0] ?? '' })
  /** The browser takes the focus from a cell that moves, so it gets it back when the columns change. */
  const waiting = useRef<{ readonly place: Place; readonly before: readonly string[] }>(null)
  const place: Place = {
    row: within(active.row, -1, rows - 1),
    column: columns.includes(active.column) ? active.column : (columns[0] ?? ''),
  }
  useLayoutEffect(() => {
    if (!waiting.current || waiting.current.before === columns) return
    focusCell(table.current, waiting.current.place)
    waiting.current = null
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return
    const isWhole = event.ctrlKey || event.metaKey
    const move = moves[isWhole ? `Ctrl ${event.key}` : event.key]
    if (!move) return
    event.preventDefault()
    const to = move({ row: place.row, column: columns.indexOf(place.column) }, { rows, columns })
    focusCell(table.current, {
      row: within(to.row, -1, rows - 1),
      column: columns[within(to.column, 0, columns.length - 1)] ?? '',
    })
  }
  const focusAfterChange = (next: Place) => {
    waiting.current = { place: next, before: columns }
  }
  return { place, setActive, onKeyDown, focusAfterChange }
}
