let isByKeys = false

/** Remembers whether the user's last act was a key. */
export function watchKeys(): void {
  addEventListener('keydown', () => (isByKeys = true), { capture: true })
  addEventListener('pointerdown', () => (isByKeys = false), { capture: true })
}

/**
 * Moves the focus for the user. After a press of the mouse, Safari shows no ring where keys let a script
 * move the focus, until it is told to.
 */
export const moveFocus = (
  element: HTMLElement | null | undefined,
  options: FocusOptions = {},
): void => element?.focus(isByKeys ? { ...options, focusVisible: true } : options)
