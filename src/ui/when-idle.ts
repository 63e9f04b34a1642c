/** Milliseconds: Safari cannot tell when it is idle. */
const withoutIdle = 1000

/** Calls `then` once, when the browser has nothing else to do. Returns a function that cancels it. */
export function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(then, withoutIdle)
    return () => clearTimeout(timer)
  }
  const turn = requestIdleCallback(then)
  return () => cancelIdleCallback(turn)
}
