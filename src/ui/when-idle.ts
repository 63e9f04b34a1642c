/** Milliseconds. A busy page must not wait for ever, and Safari cannot tell when it is idle. */
const longest = 1000

/** Calls `then` once, when the browser has nothing else to do. Returns a function that cancels it. */
export function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(then, longest)
    return () => clearTimeout(timer)
  }
  const turn = requestIdleCallback(then, { timeout: longest })
  return () => cancelIdleCallback(turn)
}
