/** Milliseconds. Below half a second, when phones select text or open a menu of their own. */
const holdTime = 350
/** A finger that moves further before that, in px, scrolls. */
const holdReach = 8
/** Near the upper or lower edge of the screen, in px, the page scrolls; at most so far a frame. */
const edge = 88
const fastest = 14

export type TouchPoint = { readonly clientX: number; readonly clientY: number }

export type LongPresses = {
  /** The element that a press would hold; null if the press is for something else. */
  readonly heldBy: (pressed: Element) => HTMLElement | null
  readonly onHold: (held: HTMLElement) => void
  readonly onMove: (held: HTMLElement, point: TouchPoint) => void
  /** Null if the move was given up. */
  readonly onEnd: (held: HTMLElement, point: TouchPoint | null) => void
}

/** Long presses that move something. A swipe scrolls as always. Returns a function that ends it. */
export function listenForLongPress(list: HTMLElement, presses: LongPresses): () => void {
  let stop: (() => void) | null = null
  const begin = (event: TouchEvent) => {
    stop?.()
    const [touch] = event.touches
    const { target } = event
    if (event.touches.length > 1 || !touch || !(target instanceof Element)) return
    const held = presses.heldBy(target)
    if (held) stop = press(held, { target, touch, presses })
  }
  list.addEventListener('touchstart', begin, { passive: true })
  return () => {
    stop?.()
    list.removeEventListener('touchstart', begin)
  }
}

type Press = { readonly target: Element; readonly touch: Touch; readonly presses: LongPresses }

function press(held: HTMLElement, { target, touch, presses }: Press): () => void {
  const over = new AbortController()
  const { signal } = over
  let point: TouchPoint = touch
  let isHeld = false
  let frame = 0
  const stop = (end: TouchPoint | null = null) => {
    if (signal.aborted) return
    over.abort()
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    if (isHeld) presses.onEnd(held, end)
  }
  const scroll = () => {
    const by = scrollStep(point.clientY)
    if (by !== 0) {
      scrollBy(0, by)
      presses.onMove(held, point)
    }
    frame = requestAnimationFrame(scroll)
  }
  const timer = setTimeout(() => {
    isHeld = true
    presses.onHold(held)
    frame = requestAnimationFrame(scroll)
  }, holdTime)
  const onMove = (event: TouchEvent) => {
    const [now] = event.touches
    if (!now) return
    if (isHeld) {
      // The page must not scroll under the row.
      if (event.cancelable) event.preventDefault()
      point = now
      return presses.onMove(held, point)
    }
    const way = Math.hypot(now.clientX - touch.clientX, now.clientY - touch.clientY)
    if (way > holdReach) stop()
  }
  const onEnd = (event: TouchEvent) => {
    // The release would press the button under the finger.
    if (isHeld && event.cancelable) event.preventDefault()
    stop(point)
  }
  // The events of a touch go to where it began, also if that is no longer rendered.
  const on = (type: string, listener: (event: TouchEvent) => void) =>
    target.addEventListener(type, (event) => listener(event as TouchEvent), {
      passive: false,
      signal,
    })
  on('touchmove', onMove)
  on('touchend', onEnd)
  on('touchcancel', () => stop())
  // The browser's own menu of a long press.
  on('contextmenu', (event) => event.preventDefault())
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && stop(), { signal })
  return stop
}

/** How far the page scrolls in this frame, in px. */
function scrollStep(y: number): number {
  const above = edge - y
  const below = y - (innerHeight - edge)
  if (above > 0) return -Math.ceil((fastest * Math.min(above, edge)) / edge)
  return below > 0 ? Math.ceil((fastest * Math.min(below, edge)) / edge) : 0
}
