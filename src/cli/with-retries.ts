import { setTimeout as sleep } from 'node:timers/promises'
import { Cancelled, NetworkError, ServiceError } from '#api/api-failure.ts'
import { waitBeforeRetry, type EarlyEnd } from '#domain/export-result/retry.ts'

function earlyEnd(error: unknown): EarlyEnd | null {
  if (error instanceof NetworkError) return { status: null, retry_after: null }
  if (!(error instanceof ServiceError)) return null
  return { status: error.status, retry_after: error.retryAfter }
}

/** Calls again under the page's rules. `onWait` gets the failure and the pause in seconds. */
export async function withRetries<T>(
  call: () => Promise<T>,
  signal: AbortSignal,
  onWait: (error: Error, seconds: number) => void,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call()
    } catch (error) {
      const early = earlyEnd(error)
      const seconds = early && waitBeforeRetry(early, tries)
      if (seconds === null || signal.aborted) throw error
      onWait(error as Error, seconds)
      await sleep(seconds * 1000, undefined, { signal }).catch((cause: unknown) => {
        throw new Cancelled({ cause })
      })
    }
  }
}
