export type EarlyEnd = {
  /** Null if the server was not reached. */
  readonly status: number | null
  /** Seconds, if the service asks for a pause. */
  readonly retry_after: number | null
}

const pauses = [2, 5, 15]
/** Seconds. After a longer pause, the user has to retry. */
const longestWait = 300

/** Seconds to wait before the next attempt; null for no retry. `tries` counts from 1. */
export function waitBeforeRetry({ status, retry_after }: EarlyEnd, tries: number): number | null {
  const isPassing = status === null || status === 429 || status === 408 || status >= 500
  const pause = pauses[tries - 1]
  if (!isPassing || status === 501 || pause === undefined) return null
  const wait = Math.max(retry_after ?? 0, pause)
  return wait <= longestWait ? wait : null
}
