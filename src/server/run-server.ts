import type { RequestListener, Server } from 'node:http'
import { tmpdir } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { createApp } from './app.ts'
import { createDownloadWatch } from '#server/downloads/download-watch.ts'
import { answerBytes, createByteRoom } from '#server/http/byte-room.ts'
import { createExportSlots, exportLimits } from '#server/http/export-slots.ts'
import { connectionBounds, createBoundedServer } from '#server/start/http-server.ts'
import { createLifecycle } from '#server/http/lifecycle.ts'
import { createMetrics } from '#server/http/metrics.ts'
import { importWatch } from '#server/start/import-watch.ts'
import type { Options } from '#server/start/options.ts'
import { checkPort, listen } from '#server/start/ports.ts'
import { printableLines } from '#server/system/printable.ts'
import { createServedQueues } from '#server/store/served-queues.ts'
import { chooseRecords } from '#server/start/choose-records.ts'
import { stopOnSignal } from '#server/start/stop-on-signal.ts'
import { openState } from '#server/start/open-state.ts'
import { createService } from '#server/gateway/service.ts'
import { createAccounts } from '#server/sign-in/accounts.ts'
import { createTokenFingerprint } from '#server/sign-in/token-fingerprint.ts'
import { createThrottle } from '#server/sign-in/throttle.ts'
import { createTokens } from '#server/sign-in/tokens.ts'
import { spillFolder } from '#server/duckdb/open-instance.ts'

/** What serves the page: the built app's folder, or Vite in front of the API. */
type Front = {
  readonly appFolder: string | null
  /** Milliseconds for running exports after a stop signal. */
  readonly graceMs: number
  readonly wrap?: (server: Server, api: RequestListener) => Promise<RequestListener>
}

const now = () => new Date()

export async function runServer(options: Options, version: string, front: Front): Promise<void> {
  const { host, port } = options
  await checkPort(port, host)
  const records = await chooseRecords(options, process.env.WINNOW_API_KEY)
  const accounts = await createAccounts(records.credentials)
  const { store, downloads, shared, signOuts, tokenSecret, refresh } = await openState(options, now)
  // A shared store also serves what other servers imported.
  const servedQueues = createServedQueues(records.sources, refresh === null ? null : store)
  try {
    const lifecycle = createLifecycle()
    const exportSlots = createExportSlots(exportLimits)
    const metrics = createMetrics({
      version,
      exportsRunning: exportSlots.running,
      queuesPreparing: () => servedQueues.preparing().length,
    })
    collectDefaultMetrics({ register: metrics.registry, prefix: 'winnow_' })
    const app = createApp({
      version,
      mode: records.mode,
      sampleUsers: records.sampleUsers,
      store,
      servedQueues,
      refresh,
      accounts,
      tokens: createTokens(tokenSecret, now, createTokenFingerprint(accounts, signOuts)),
      throttle: createThrottle(now),
      signOuts,
      downloads,
      shared,
      service: options.galileo === null ? null : createService(options.galileo, 60_000),
      exportSlots,
      answerRoom: createByteRoom(answerBytes),
      spillFolder: options.store === null ? spillFolder(options.data) : tmpdir(),
      metrics,
      lifecycle,
      allowedHosts: options.allowHost,
      trustProxy: options.trustProxy,
      connectionsPerAddress: options.connectionsPerAddress,
      downloadWatch: createDownloadWatch(now),
      log: pino({ level: options.log, base: null, serializers: { err: printableError } }),
      now,
      appFolder: front.appFolder,
    })
    const ofPlace = options.trustProxy ? null : options.connectionsPerAddress
    const server = createBoundedServer({ ...connectionBounds, ofPlace })
    const api: RequestListener = getRequestListener(app.fetch)
    server.on('request', (await front.wrap?.(server, api)) ?? api)
    const address = addressOf(host, await listen(server, port, host))
    process.stdout.write(records.greeting(address, servedQueues.queues()))
    stopOnSignal(server, lifecycle, { store, servedQueues }, front.graceMs)
  } catch (error) {
    await store.close()
    throw error
  }
  // While the server listens: the list of queues shows the progress.
  await servedQueues.importAll(store, importWatch(process.stdout, process.stderr))
}

/** JSON.stringify does not escape all control characters. */
const printableError = (error: Error): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(pino.stdSerializers.err(error)).map(([key, value]) => [
      key,
      typeof value === 'string' ? printableLines(value) : value,
    ]),
  )

function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}/`
}
