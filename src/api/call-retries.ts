import { NetworkError, ServiceError } from './api-failure.ts'

export const retryOnce = (failures: number, error: Error): boolean =>
  failures < 1 &&
  (error instanceof NetworkError || (error instanceof ServiceError && error.status >= 502))

/** Milliseconds between calls to a server that cannot be reached. */
const awayInterval = 5000
/** Seconds before retrying a busy server that sent no Retry-After. */
const busyPause = 15
/** Seconds. After a longer Retry-After, the user has to retry. */
const longestPause = 300
const busy: readonly number[] = [429, 502, 503, 504]

export function askAgainWhileAway({
  state: { error },
}: {
  readonly state: { readonly error: Error | null }
}): number | false {
  if (error instanceof NetworkError) return awayInterval
  if (!(error instanceof ServiceError) || !busy.includes(error.status)) return false
  const pause = Math.max(error.retryAfter ?? busyPause, 1)
  return pause <= longestPause && pause * 1000
}
