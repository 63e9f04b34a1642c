import type { DuckDBConnection } from '@duckdb/node-api'

const retryMs = 50

/**
 * Interrupts the connection's statements after `signal` aborts, until the returned function is called.
 * It repeats, because DuckDB ignores an interrupt while a statement waits for a thread.
 */
export function interruptWith(
  connection: Pick<DuckDBConnection, 'interrupt'>,
  signal: AbortSignal,
): () => void {
  let timer: NodeJS.Timeout | undefined
  const interrupt = () => connection.interrupt()
  const stop = () => {
    interrupt()
    timer = setInterval(interrupt, retryMs)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop)
  return () => {
    clearInterval(timer)
    signal.removeEventListener('abort', stop)
  }
}
