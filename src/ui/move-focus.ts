let isByKeys = false

/** Remembers whether the user's last act was a key. */
export function watchKeys(): void {
  addEventListener('keydown', () => (isByKeys = true), { capture: true })
  addEventListener('pointerdown', () => (isByKeys = false), { capture: true })
}

/**
 * Moves the focus within a tree, a table or a list of tabs. After a press of the mouse, Safari shows no
 * ring where keys let a script move the focus, until it is told to.
 */
export const moveFocus = (element: HTMLElement | null | undefined): void =>
  element?.focus(isByKeys ? { focusVisible: true } : {})
