import type { RequestListener, Server } from 'node:http'
import { tmpdir } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { createApp } from './app.ts'
import { openDownloadWatch } from '#server/downloads/download-progress.ts'
import { answerBytes, openByteRoom } from '#server/http/byte-room.ts'
import { createExportSlots, exportLimits } from '#server/http/export-slots.ts'
import { connectionBounds, createBoundedServer } from '#server/start/http-server.ts'
import { createLifecycle } from '#server/http/lifecycle.ts'
import { createMetrics } from '#server/http/metrics.ts'
import { importProgress } from '#server/start/import-progress.ts'
import type { Options } from '#server/start/options.ts'
import { checkPort, listen } from '#server/start/ports.ts'
import { printableLines } from '#server/system/printable.ts'
import { createShelf } from '#server/store/served-queues.ts'
import { chooseRecords } from '#server/start/choose-records.ts'
import { stopOnSignal } from '#server/start/stop-on-signal.ts'
import { openState } from '#server/start/open-state.ts'
import { openService } from '#server/gateway/service.ts'
import { createAccounts } from '#server/sign-in/accounts.ts'
import { standingOf } from '#server/sign-in/token-fingerprint.ts'
import { createThrottle } from '#server/sign-in/throttle.ts'
import { createTokens } from '#server/sign-in/tokens.ts'
import { spillFolder } from '#server/duckdb/open-instance.ts'

/** What serves the page: the built app's folder, or whatever stands in front of the API. */
export type Front = {
  readonly appFolder: string | null
  /** So long may running exports take once the server was told to stop. */
  readonly graceMs: number
  readonly wrap?: (server: Server, api: RequestListener) => Promise<RequestListener>
}

const now = () => new Date()

/** Starts the server, and says where it is as soon as it listens. */
export async function runServer(options: Options, version: string, front: Front): Promise<void> {
  const { host, port } = options
  await checkPort(port, host)
  const records = await chooseRecords(options, process.env.WINNOW_API_KEY)
  const accounts = await createAccounts(records.credentials)
  const { store, downloads, shared, signOuts, tokenSecret, refresh } = await openState(options, now)
  // What another server imported is served as well.
  const shelf = createShelf(records.sources, refresh === null ? null : store)
  const progress = importProgress(process.stderr)
  const fill = () => shelf.fill(store, { ...progress, onFailure: records.onFailure })
  try {
    // A person's own records are there, all of them, before anything is served.
    if (records.mode === 'queues') await fill()
    const lifecycle = createLifecycle()
    const exportSlots = createExportSlots(exportLimits)
    const metrics = createMetrics({
      version,
      exportsRunning: exportSlots.running,
      queuesPreparing: () => shelf.preparing().length,
    })
    collectDefaultMetrics({ register: metrics.registry, prefix: 'winnow_' })
    const app = createApp({
      version,
      mode: records.mode,
      sampleUsers: records.sampleUsers,
      store,
      shelf,
      refresh,
      accounts,
      tokens: createTokens(tokenSecret, now, standingOf(accounts, signOuts)),
      throttle: createThrottle(now),
      signOuts,
      downloads,
      shared,
      service: options.galileo === null ? null : openService(options.galileo, 60_000),
      exportSlots,
      answerRoom: openByteRoom(answerBytes),
      spillFolder: options.store === null ? spillFolder(options.data) : tmpdir(),
      metrics,
      lifecycle,
      allowedHosts: options.allowHost,
      trustProxy: options.trustProxy,
      connectionsPerAddress: options.connectionsPerAddress,
      downloadWatch: openDownloadWatch(now),
      log: pino({ level: options.log, base: null, serializers: { err: printableError } }),
      now,
      appFolder: front.appFolder,
    })
    const ofPlace = options.trustProxy ? null : options.connectionsPerAddress
    const server = createBoundedServer({ ...connectionBounds, ofPlace })
    const api: RequestListener = getRequestListener(app.fetch)
    server.on('request', (await front.wrap?.(server, api)) ?? api)
    const address = addressOf(host, await listen(server, port, host))
    process.stdout.write(records.greeting(address, shelf.queues()))
    stopOnSignal(server, lifecycle, store, front.graceMs)
  } catch (error) {
    await store.close()
    throw error
  }
  // The samples are made while the page is already there; it shows how far they are.
  if (records.mode === 'sample') await fill()
}

/** JSON escapes some control characters, but not all. */
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
