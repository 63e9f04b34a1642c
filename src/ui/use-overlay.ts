import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'

/** Which item of a menu gets the focus. `true`: the chosen item, or the menu. */
export type MenuEntry = 'first' | 'last' | true

/**
 * Keys that open a menu. Enter and Space are here too, because react-aria takes the click that they
 * make for one of a screen reader, and then leaves the focus on the whole menu.
 */
const entryOfKey: Readonly<Record<string, MenuEntry>> = {
  ArrowDown: 'first',
  ArrowUp: 'last',
  Enter: 'first',
  ' ': 'first',
}

/** A button that opens an overlay. The code of the overlay may load after the press. */
export function useOverlay<Trigger extends HTMLElement = HTMLButtonElement>(
  kind: 'menu' | 'dialog',
) {
  const triggerRef = useRef<Trigger>(null)
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  const [entry, setEntry] = useState<MenuEntry>(true)
  const open = (next: MenuEntry, trigger?: Trigger) => {
    if (trigger) triggerRef.current = trigger
    setEntry(next)
    setOpened(true)
    setOpen(true)
  }
  return {
    /** The props of the button. */
    trigger: {
      ref: triggerRef,
      'aria-haspopup': kind,
      'aria-expanded': isOpen,
      // A click without a mouse button comes from a screen reader.
      onClick: (event: MouseEvent) => open(event.detail === 0 ? 'first' : true),
      onKeyDown: (event: KeyboardEvent) => {
        const next = kind === 'menu' ? entryOfKey[event.key] : undefined
        if (next === undefined) return
        event.preventDefault()
        open(next)
      },
    },
    place: { triggerRef, isOpen, onOpenChange: setOpen },
    /** Opens it without the button, beside another element if one is given. */
    open,
    entry,
    /** Until then, the overlay need not be rendered. */
    wasOpened,
  } as const
}

export type Overlay = Pick<ReturnType<typeof useOverlay>, 'place' | 'entry' | 'wasOpened'>
