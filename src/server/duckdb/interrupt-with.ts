import type { DuckDBConnection } from '@duckdb/node-api'

const retryMs = 50

/** Repeats until the result is called, because DuckDB ignores an interrupt before a statement runs. */
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
