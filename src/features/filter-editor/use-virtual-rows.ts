import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react'
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { useAfterFrame } from '#ui/use-after-frame.ts'
import { narrowScreen, useMediaQuery } from '#ui/use-media-query.ts'
import { rowKeys, rowsBetween, type Row } from './tree-rows.ts'

/** The minimum height of a row, in px; touch needs more. */
const rowHeight = 40
const touchRowHeight = 44
/** Extra rows for scrolling; they come after the first render. */
const overscanned = 6

export type VirtualRow = { readonly row: Row; readonly index: number; readonly start: number }

export type VirtualRows = {
  readonly rows: readonly VirtualRow[]
  readonly keys: readonly string[]
  readonly height: number
  readonly measure: (element: HTMLElement | null) => void
}

/** The visible rows and the focused row, which must stay rendered. */
export function useVirtualRows(
  root: DraftNode,
  pinnedKey: string,
  list: RefObject<HTMLElement | null>,
): VirtualRows {
  const keys = useKeys(root)
  const estimate = useMediaQuery(narrowScreen) ? touchRowHeight : rowHeight
  const pinned = Math.max(0, keys.indexOf(pinnedKey))
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      const [first = 0] = indexes
      if (pinned < first) return [pinned, ...indexes]
      return pinned > (indexes.at(-1) ?? 0) ? [...indexes, pinned] : indexes
    },
    [pinned],
  )
  // oxlint-disable-next-line react/incompatible-library -- its functions read what this render set
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    estimateSize: () => estimate,
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    overscan: useAfterFrame(overscanned, 0),
    scrollMargin: useTop(list),
    rangeExtractor,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems().filter(({ index }) => index < keys.length)
  const { scrollMargin } = virtualizer.options
  const rows: VirtualRow[] = []
  for (let at = 0; at < items.length;) {
    // Consecutive rows come from one walk.
    let end = at + 1
    while (end < items.length && items[end]?.index === (items[at]?.index ?? 0) + end - at) end += 1
    const from = items[at]?.index ?? 0
    for (const [step, row] of rowsBetween(root, from, from + end - at).entries()) {
      const start = (items[at + step]?.start ?? 0) - scrollMargin
      rows.push({ row, index: from + step, start })
    }
    at = end
  }
  return { rows, keys, height: virtualizer.getTotalSize(), measure: virtualizer.measureElement }
}

/** The keys of all rows; the same array until rows change. */
function useKeys(root: DraftNode): readonly string[] {
  const now = useMemo(() => rowKeys(root), [root])
  const [keys, setKeys] = useState(now)
  if (keys === now) return keys
  if (keys.length === now.length && keys.every((key, index) => key === now[index])) return keys
  setKeys(now)
  return now
}

/** The distance from the top of the page to the list, in px. */
function useTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  // The browser lays out the page, and only it knows where the list starts.
  useEffect(() => {
    const measure = () => {
      if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + scrollY))
    }
    // Content above the list changes the height of the page.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [list])
  return top
}
