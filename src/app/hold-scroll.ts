/**
 * Keeps what is on the screen in its place when a message comes or goes above it. Safari has no scroll
 * anchoring (CSS Scroll Anchoring, `overflow-anchor`), which does this in other browsers.
 */
export function holdScroll(): void {
  if (CSS.supports('overflow-anchor', 'auto')) return
  let messages: Element | null = null
  let top = 0
  /** Where the page goes on below the messages, from the top of the document. */
  const topBelow = () =>
    scrollY + (messages?.nextElementSibling?.getBoundingClientRect().top ?? -scrollY)
  const resized = new ResizeObserver(() => {
    const next = topBelow()
    if (scrollY > 0 && next !== top) scrollBy({ top: next - top, behavior: 'instant' })
    top = next
  })
  // The sign-in page has no messages.
  const look = () => {
    const now = document.querySelector('[data-messages]')
    if (now === messages) return
    resized.disconnect()
    messages = now
    top = topBelow()
    if (messages) resized.observe(messages)
  }
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true })
  look()
}
