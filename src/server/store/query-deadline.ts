import type { FairTurns } from '#server/system/fair-turns.ts'
import { CallerGone } from '#server/system/caller-gone.ts'
import { TookTooLong, type Caller } from './store.ts'

/** Milliseconds for one answer, its wait for a turn included. */
const answerTimeout = 120_000

/** `work` is aborted on disconnect (throws `CallerGone`) or timeout (`TookTooLong`; null for none). */
export async function withDeadline<T>(
  turns: FairTurns,
  caller: Caller,
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number | null = answerTimeout,
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const leave = () => controller.abort(new CallerGone())
  const timeOut = () => controller.abort(new TookTooLong())
  const timer = timeoutMs === null ? undefined : setTimeout(timeOut, timeoutMs)
  if (caller.signal.aborted) leave()
  caller.signal.addEventListener('abort', leave)
  try {
    signal.throwIfAborted()
    return await turns.inTurn(caller.person, signal, () => work(signal))
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(timer)
    caller.signal.removeEventListener('abort', leave)
  }
}
