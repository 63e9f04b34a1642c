import type { Server } from 'node:http'
import type { Lifecycle } from '#server/http/lifecycle.ts'
import type { ServedQueues } from '#server/store/served-queues.ts'
import type { Store } from '#server/store/store.ts'

type Stoppable = {
  readonly store: Store
  readonly servedQueues: Pick<ServedQueues, 'stopImports'>
}

/** Time to close the database. */
const closeMs = 5000

/** Running exports get `graceMs`, imports end. A second signal ends at once. */
export function stopOnSignal(
  server: Server,
  lifecycle: Lifecycle,
  { store, servedQueues }: Stoppable,
  graceMs: number,
): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    lifecycle.stop()
    servedQueues.stopImports()
    const closed = new Promise((resolve) => server.close(resolve))
    // Otherwise keep-alive would hold connections open after their export.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, graceMs))])
    clearInterval(sweep)
    server.closeAllConnections()
    setTimeout(() => process.exit(1), closeMs).unref()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}
