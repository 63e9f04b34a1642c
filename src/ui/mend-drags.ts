/**
 * After a drag, Safari takes the mouse button for still pressed. It marks the text between the drag and
 * the mouse, and the next press sends a `mousedown` without a `pointerdown`.
 */
export function mendDrags(): void {
  const capture = true
  addEventListener('selectstart', keepUnmarked, { capture })
  addEventListener('dragstart', () => untilNextPress(), { capture })
}

function keepUnmarked(event: Event): void {
  const { target } = event
  if (target instanceof Element && target.closest('[data-drag-handle]')) event.preventDefault()
}

function untilNextPress(): void {
  const pressed = new AbortController()
  const options = { capture: true, signal: pressed.signal }
  addEventListener('selectstart', (event) => event.preventDefault(), options)
  addEventListener('pointerdown', () => pressed.abort(), options)
  const mend = (event: MouseEvent) => {
    pressed.abort()
    event.target?.dispatchEvent(pointerDown(event))
  }
  addEventListener('mousedown', mend, options)
}

function pointerDown(event: MouseEvent): PointerEvent {
  const { clientX, clientY, screenX, screenY, button, buttons } = event
  const { altKey, ctrlKey, metaKey, shiftKey } = event
  return new PointerEvent('pointerdown', {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    pointerId: mousePointer,
    pointerType: 'mouse',
    isPrimary: true,
    pressure: 0.5,
    clientX,
    clientY,
    screenX,
    screenY,
    button,
    buttons,
    altKey,
    ctrlKey,
    metaKey,
    shiftKey,
  })
}

/** Safari's id of the mouse; capturing the pointer needs it. */
const mousePointer = 1
