import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { watchTips, type Tip } from './watch-tips.ts'

/** Pixels between the control and the tooltip, and to the edge of the window. */
const gap = 6
const edge = 8

/** The tooltip of the page: of the control with `data-tip` that the user points at or focuses. */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => watchTips(setTip), [])
  useLayoutEffect(() => {
    if (!tip || !box.current) return undefined
    place(box.current, tip.control)
    return describe(tip, id)
  }, [tip, id])
  if (!tip) return null
  return (
    <div
      ref={box}
      id={id}
      role="tooltip"
      className="pointer-events-none fixed top-0 left-0 z-100001 w-max max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-overlay transition-opacity starting:opacity-0"
    >
      {tip.text}
      {tip.keys === undefined ? null : (
        <kbd id={`${id}-keys`} className="ml-2 font-sans text-2xs text-line-strong">
          {tip.keys}
        </kbd>
      )}
    </div>
  )
}

/** Below the control, or above it if there is no room; always inside the window. */
function place(box: HTMLElement, control: Element): void {
  const { left, width, top, bottom } = control.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const fitsBelow = bottom + gap + box.offsetHeight <= clientHeight - edge
  const y = fitsBelow ? bottom + gap : top - gap - box.offsetHeight
  const x = left + (width - box.offsetWidth) / 2
  box.style.top = `${Math.max(edge, y)}px`
  box.style.left = `${Math.max(edge, Math.min(x, clientWidth - edge - box.offsetWidth))}px`
}

/** Screen readers read what the name of the control does not say already. Returns the undoing. */
function describe({ control, text, keys }: Tip, id: string): () => void {
  const isName = control.getAttribute('aria-label') === text
  if (isName && keys === undefined) return () => undefined
  const before = control.getAttribute('aria-describedby')
  const added = isName ? `${id}-keys` : id
  control.setAttribute('aria-describedby', before === null ? added : `${before} ${added}`)
  return () => {
    if (before === null) control.removeAttribute('aria-describedby')
    else control.setAttribute('aria-describedby', before)
  }
}
