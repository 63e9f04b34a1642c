/** Why a run ended before anything of the file had arrived. */
export type EarlyEnd = {
  /** Null where the server was not reached. */
  readonly status: number | null
  /** Seconds, where the service says them. */
  readonly retry_after: number | null
}

const pauses = [2, 5, 15]
/** A service that asks for more patience is told by a person when to try again. */
const longestWait = 300

/**
 * Seconds to wait before another try, or null where trying again by itself makes no sense. Only for
 * runs of which nothing has arrived: what has begun is never fetched twice unasked. `tries` is how
 * many were made.
 */
export function waitBeforeRetry({ status, retry_after }: EarlyEnd, tries: number): number | null {
  const isPassing = status === null || status === 429 || status === 408 || status >= 500
  const pause = pauses[tries - 1]
  if (!isPassing || status === 501 || pause === undefined) return null
  const wait = Math.max(retry_after ?? 0, pause)
  return wait <= longestWait ? wait : null
}
