import { moveFocus } from '#ui/move-focus.ts'

/**
 * Keeps the focus on the page. When the element that has it vanishes or is disabled, the browser gives
 * it to the body, where Tab and screen readers start from the top again. Then the focus goes to the
 * nearest place that is still there. Returns a function that stops this.
 */
export function keepFocus(): () => void {
  let last: Element | null = null
  /** The ancestors of `last`, nearest first. They say where it was. */
  let path: readonly Element[] = []
  /** Has the focus only until there is a better place, such as a list that is loading. */
  let stopgap: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The last look found the focus lost. */
  let wasLost = false

  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return
    last = target
    path = ancestorsOf(target)
  }
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) return
    setTimeout(() => {
      // The user clicked on nothing. Another window or a removed element is not that.
      if (document.hasFocus() && last === target && last && canHaveFocus(last)) last = null
    })
  }
  const check = () => {
    timer = undefined
    const active = document.activeElement
    if (active !== null && active === stopgap) return moveFocus(betterPlace(document))
    stopgap = null
    const isNowhere = active === null || active === document.body
    if (!isNowhere || last === null || canHaveFocus(last)) return (wasLost = false)
    // Dialogs and lists give the focus back a little later, and rows take it when they are there.
    if (!wasLost) {
      wasLost = true
      return look()
    }
    wasLost = false
    const place = nearestPlace(last, path)
    if (place) return moveFocus(place, { preventScroll: true })
    stopgap = focusMain()
    return moveFocus(betterPlace(document))
  }
  const look = () => void (timer ??= setTimeout(check, wait))
  const observer = new MutationObserver(look)
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled'],
  })
  addEventListener('focusin', onFocusIn)
  addEventListener('focusout', onFocusOut)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    removeEventListener('focusin', onFocusIn)
    removeEventListener('focusout', onFocusOut)
  }
}

/** Milliseconds. */
const wait = 150

const canHaveFocus = (element: Element): boolean =>
  element.isConnected && !element.matches(':disabled')

function ancestorsOf(element: Element): Element[] {
  const all: Element[] = []
  for (let one = element.parentElement; one; one = one.parentElement) all.push(one)
  return all
}

/** The current row of the filter. */
const currentRow = '[role=treegrid] [data-node-key][tabindex="0"]'
/** The search of the list of queues that is on the page itself. */
const queueSearch = 'main input[role=combobox][aria-haspopup=listbox]'

/** Where the work goes on: the filter, or the choice of a queue. */
function betterPlace(within: ParentNode): HTMLElement | null {
  const row = within.querySelector<HTMLElement>(currentRow)
  if (row) return row
  // A touch screen would open its keyboard.
  if (matchMedia('(pointer: coarse)').matches) return null
  return within.querySelector<HTMLElement>(queueSearch)
}

const tabbable =
  'button:not(:disabled), a[href], input:not(:disabled, [type=hidden], [tabindex="-1"]), textarea, [tabindex="0"]'

/** In the smallest part around the lost element that has a control, but not in the page as a whole. */
function nearestPlace(lost: Element, path: readonly Element[]): HTMLElement | null {
  for (const part of path) {
    if (!part.isConnected) continue
    if (part.querySelector('main') || part === document.body) return null
    const controls = [...part.querySelectorAll<HTMLElement>(tabbable)].filter(isVisible)
    const place = betterPlace(part) ?? controls.find((one) => isAfter(one, lost)) ?? controls.at(0)
    if (place) return place
  }
  return null
}

const isVisible = (element: HTMLElement): boolean => element.getClientRects().length > 0

const isAfter = (element: Element, lost: Element): boolean =>
  lost.isConnected &&
  (lost.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

/** Focusable only for now, so that a click on it keeps its meaning. */
function focusMain(): HTMLElement | null {
  const main = document.querySelector('main')
  if (!main) return null
  main.tabIndex = -1
  main.style.outline = 'none'
  main.focus({ preventScroll: true })
  const release = () => {
    main.removeAttribute('tabindex')
    main.style.outline = ''
  }
  main.addEventListener('blur', release, { once: true })
  return main
}
