import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'
import type { RowControl, RowOverlay } from './row-controls.ts'

export type OpenedOverlay = {
  readonly overlay: RowOverlay
  /** The node of the row; for an add row, its group. */
  readonly key: string
  /** The button that opened it. */
  readonly anchor: RefObject<HTMLElement>
  /** False while it fades out. */
  readonly isOpen: boolean
  /** Another number each time that something opens. */
  readonly turn: number
}

/** Which overlay of the tree is open, and at which button. */
export function useRowOverlay() {
  const [opened, setOpened] = useState<OpenedOverlay | null>(null)
  const open = useCallback(({ overlay, key, element }: RowControl) => {
    if (overlay === null) return
    // Safari does not focus a button on click, and the focus returns to it on close.
    element.focus()
    const anchor = { current: element }
    setOpened((last) => ({ overlay, key, anchor, isOpen: true, turn: (last?.turn ?? 0) + 1 }))
  }, [])
  const close = useCallback(() => setOpened((last) => last && { ...last, isOpen: false }), [])
  const openAt = opened?.isOpen === true ? opened.anchor : null
  // Rows do not render when their overlay opens, so the state is set on the button.
  useLayoutEffect(() => {
    openAt?.current.setAttribute('aria-expanded', 'true')
    return () => openAt?.current.setAttribute('aria-expanded', 'false')
  }, [openAt])
  return { opened, open, close }
}
