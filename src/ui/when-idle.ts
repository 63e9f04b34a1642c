/** Milliseconds in which the page gets what it shows first; other files would take from its network. */
const firstUse = 1500
/** Milliseconds. A busy page must not wait for ever, and Safari cannot tell when it is idle. */
const longest = 1000

/** Calls `then` once, when the page is there and the browser has nothing else to do. */
export function whenIdle(then: () => void): () => void {
  let idle: number | null = null
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'undefined') then()
    else idle = requestIdleCallback(then, { timeout: longest })
  }, firstUse)
  return () => {
    clearTimeout(timer)
    if (idle !== null) cancelIdleCallback(idle)
  }
}
