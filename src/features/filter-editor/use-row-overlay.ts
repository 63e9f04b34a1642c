import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'
import type { RowControl, RowOverlay } from './row-controls.ts'

export type OpenedOverlay = {
  readonly overlay: RowOverlay
  /** The node of the row; for an add row, its group. */
  readonly key: string
  /** The button that opened it. */
  readonly anchor: RefObject<HTMLElement>
  /** What the user typed before the list had the focus. */
  readonly typed: string
  /** False while it fades out. */
  readonly isOpen: boolean
  /** Another number each time that something opens. */
  readonly turn: number
}

/** Which overlay of the tree is open, and at which button. */
export function useRowOverlay() {
  const [opened, setOpened] = useState<OpenedOverlay | null>(null)
  const open = useCallback(({ overlay, key, element }: RowControl, typed = '') => {
    if (overlay === null) return
    const anchor = { current: element }
    setOpened((last) => {
      const isSame = last?.isOpen === true && last.anchor.current === element
      if (last && isSame) return { ...last, typed: last.typed + typed }
      return { overlay, key, anchor, typed, isOpen: true, turn: (last?.turn ?? 0) + 1 }
    })
  }, [])
  const close = useCallback(() => setOpened((last) => last && { ...last, isOpen: false }), [])
  const openAt = opened?.isOpen === true ? opened.anchor : null
  // Rows do not render when their overlay opens, so the state is set on the button.
  useLayoutEffect(() => {
    const button = openAt?.current
    button?.setAttribute('aria-expanded', 'true')
    return () => button?.setAttribute('aria-expanded', 'false')
  }, [openAt])
  return { opened, open, close }
}
