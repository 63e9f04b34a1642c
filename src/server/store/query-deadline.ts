import type { DuckDBConnection } from '@duckdb/node-api'
import { AskerGone, TookTooLong } from './store.ts'
import { askerGone, askingPerson } from '#server/asker.ts'
import type { FairTurns } from '#server/http/fair-turns.ts'

/** So long may an answer take, in milliseconds, waiting for its turn included; a file's bytes have no such bound. */
const patience = 120_000

/**
 * Runs the work of one answer when its person's turn has come. The signal aborts when who asked has
 * gone, or when the answer takes too long, and that is what is thrown then. `patienceMs`: null where a
 * file waits for it, however long it takes.
 */
export async function whileAsked<T>(
  turns: FairTurns,
  use: (signal: AbortSignal) => Promise<T>,
  patienceMs: number | null = patience,
): Promise<T> {
  const gone = askerGone()
  const person = askingPerson()
  const controller = new AbortController()
  const { signal } = controller
  const leave = () => controller.abort(new AskerGone())
  const timeOut = () => controller.abort(new TookTooLong())
  const timer = patienceMs === null ? undefined : setTimeout(timeOut, patienceMs)
  if (gone?.aborted) leave()
  gone?.addEventListener('abort', leave)
  try {
    signal.throwIfAborted()
    return person === null
      ? await use(signal)
      : await turns.inTurn(person, signal, () => use(signal))
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(timer)
    gone?.removeEventListener('abort', leave)
  }
}

const againMs = 50

/**
 * Stops what runs on a connection when the signal aborts, until the returned function is called. Only
 * a statement that runs hears of it: one that still waits for a thread is stopped once it has begun.
 */
export function interruptWith(
  connection: Pick<DuckDBConnection, 'interrupt'>,
  signal: AbortSignal,
): () => void {
  let timer: NodeJS.Timeout | undefined
  const interrupt = () => connection.interrupt()
  const stop = () => {
    interrupt()
    timer = setInterval(interrupt, againMs)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop)
  return () => {
    clearInterval(timer)
    signal.removeEventListener('abort', stop)
  }
}
