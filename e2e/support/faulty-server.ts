import { rmSync } from 'node:fs'
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts'
import { copySamples } from './sample-server.ts'
import { startServer, type RunningServer } from './start-server.ts'

/** A server with samples that can be killed and started again, behind a proxy that spoils its answers. */
export type FaultyServer = {
  readonly proxy: FaultProxy
  readonly server: () => RunningServer
  /** Starts the server again, on the data that it had. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startFaultyServer(): Promise<FaultyServer> {
  const data = await copySamples()
  let server = await startServer([], {}, data)
  const proxy = await startFaultProxy(() => server.url)
  return {
    proxy,
    server: () => server,
    restart: async () => {
      await server.stop()
      server = await startServer([], {}, data)
    },
    stop: async () => {
      await proxy.close()
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
