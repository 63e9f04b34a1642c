export type Tip = {
  readonly control: HTMLElement
  readonly text: string
  readonly keys: string | undefined
}

/** Milliseconds until the tip of a hovered control is shown. */
const restTime = 500
/** Milliseconds in which a new focus may scroll the page, which closes a tip. */
const focusTime = 50

const controlOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

/**
 * Calls `show` with the tip of the control that the pointer rests on or that the keyboard focuses,
 * and with null at its end. Returns a function that stops it.
 */
export function watchTips(show: (tip: Tip | null) => void): () => void {
  const watch = new AbortController()
  let hovered: HTMLElement | null = null
  /** The control whose tip is shown, or will be after the timer. */
  let current: HTMLElement | null = null
  let isShown = false
  let hiddenAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  const open = (control: HTMLElement) => {
    const { tip: text, tipKeys: keys } = control.dataset
    if (!control.isConnected || !text) return
    isShown = true
    show({ control, text, keys })
  }
  const close = () => {
    clearTimeout(timer)
    current = null
    if (!isShown) return
    isShown = false
    hiddenAt = performance.now()
    show(null)
  }
  const openAfter = (wait: number, control: HTMLElement) => {
    close()
    current = control
    timer = setTimeout(open, wait, control)
  }
  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    handle: (event: DocumentEventMap[Name]) => void,
  ) => document.addEventListener(name, handle, { capture: true, signal: watch.signal })

  on('pointerover', ({ target, pointerType }) => {
    const control = controlOf(target)
    // A control that was removed sends no event.
    if (current?.isConnected === false) close()
    if (control === hovered || pointerType === 'touch') return
    hovered = control
    if (!control || control === current) return
    // From one control to the next, the second tip needs no rest.
    const isNext = isShown || performance.now() - hiddenAt < restTime
    openAfter(isNext ? 0 : restTime, control)
  })
  on('pointerout', ({ target, relatedTarget }) => {
    const control = controlOf(target)
    if (!control || control === controlOf(relatedTarget)) return
    hovered = null
    close()
  })
  on('focusin', ({ target }) => {
    const control = controlOf(target)
    if (control?.matches(':focus-visible')) openAfter(focusTime, control)
  })
  on('focusout', ({ target }) => {
    if (controlOf(target) === current) close()
  })
  on('pointerdown', close)
  on('click', close)
  on('keydown', (event) => {
    if (!isShown) return
    // What is below the tip stays open until the next Escape.
    if (event.key === 'Escape') event.stopPropagation()
    // Any other key may change what the tip says.
    close()
  })
  on('scroll', ({ target }) => {
    if (isShown && target instanceof Node && target.contains(current)) close()
  })
  return () => {
    watch.abort()
    close()
  }
}
