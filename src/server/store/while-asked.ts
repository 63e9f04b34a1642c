import type { DuckDBConnection } from '@duckdb/node-api'
import { AskerGone, TookTooLong } from './store.ts'
import { askerGone } from '#server/asker.ts'

/** So long may an answer take, in milliseconds; a file's bytes have no such bound. */
const patience = 120_000

/**
 * Runs the statements of one answer, and stops the one that runs when who asked has gone, or when
 * all of them take too long. `stillAsked` throws where the next one is not wanted any more.
 */
export async function whileAsked<T>(
  connection: Pick<DuckDBConnection, 'interrupt'>,
  use: (stillAsked: () => void) => Promise<T>,
  patienceMs = patience,
): Promise<T> {
  const gone = askerGone()
  let isLate = false
  const stop = () => connection.interrupt()
  const timer = setTimeout(() => {
    isLate = true
    stop()
  }, patienceMs)
  gone?.addEventListener('abort', stop)
  const stillAsked = () => {
    if (gone?.aborted) throw new AskerGone()
    if (isLate) throw new TookTooLong()
  }
  try {
    return await use(stillAsked)
  } catch (error) {
    stillAsked()
    throw error
  } finally {
    clearTimeout(timer)
    gone?.removeEventListener('abort', stop)
  }
}
