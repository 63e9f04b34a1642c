import type { Server } from 'node:http'
import type { Store } from '#server/store/store.ts'

/** So long may a running export take once the server was told to stop. */
const graceMs = 30_000

/** Stops for SIGINT and SIGTERM: no new requests, a while for running exports, then the end. */
export function stopOnSignal(server: Server, store: Store): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    const closed = new Promise((resolve) => server.close(resolve))
    // A connection that falls idle after its export would otherwise be kept alive.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    const late = setTimeout(() => server.closeAllConnections(), graceMs)
    await closed
    clearInterval(sweep)
    clearTimeout(late)
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}
