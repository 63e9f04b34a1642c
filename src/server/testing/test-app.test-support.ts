import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '#server/app.ts'
import type { AppDependencies } from '#server/app.ts'
import { createDownloadWatch } from '#server/downloads/download-watch.ts'
import { answerBytes, createByteRoom } from '#server/http/byte-room.ts'
import { createExportSlots, exportLimits } from '#server/http/export-slots.ts'
import { createLifecycle } from '#server/http/lifecycle.ts'
import { createMetrics } from '#server/http/metrics.ts'
import { openState } from '#server/start/open-state.ts'
import { createServedQueues } from '#server/store/served-queues.ts'
import { roles, testQueueId, testSource, testUserId } from './test-queue.test-support.ts'
import { createAccounts } from '#server/sign-in/accounts.ts'
import { administrator } from '#server/sign-in/administrator.ts'
import { createTokenFingerprint } from '#server/sign-in/token-fingerprint.ts'
import { createThrottle } from '#server/sign-in/throttle.ts'
import { createTokens } from '#server/sign-in/tokens.ts'
import { isOnClickhouse, openTestState } from './test-stores.test-support.ts'
import type { QueueSource, Store } from '#server/store/store.ts'

export type TestApp = Awaited<ReturnType<typeof openTestApp>>

const everyone: readonly string[] = [...roles, 'outsider']

/** The whole server on a real store. A key is its person's name; a password is `password of {name}`. */
export async function openTestApp(
  count = 5,
  sources: readonly QueueSource[] = [testSource(count)],
  names = everyone,
) {
  const folder = await mkdtemp(join(tmpdir(), 'winnow-app-'))
  const clock = { now: new Date('2026-03-09T10:00:00Z') }
  const now = () => clock.now
  const { store, downloads, shared, signOuts, refresh } = isOnClickhouse
    ? await openTestState(now)
    : await openState({ data: folder, memory: 256, threads: 1, store: null }, now)
  const logged: string[] = []
  const servedQueues = createServedQueues(sources, refresh === null ? null : store)
  await servedQueues.importAll(store, {
    onProgress: () => undefined,
    onReady: () => undefined,
    onFailure: (_, error) => {
      throw error
    },
  })
  const people = names.map((name) => ({
    key: name,
    password: `password of ${name}`,
    person: {
      user_id: testUserId(name),
      email: `${name}@example.com`,
      first_name: name,
      last_name: null,
      is_admin: false,
    },
  }))
  const accounts = await createAccounts([
    ...people,
    { person: administrator, key: 'admin', password: null },
  ])
  const exportSlots = createExportSlots(exportLimits)
  const answerRoom = createByteRoom(answerBytes)
  const dependencies: AppDependencies = {
    version: '0.0.0',
    mode: 'queues',
    sampleUsers: [],
    store,
    servedQueues,
    refresh,
    accounts,
    tokens: createTokens(new Uint8Array(32), now, createTokenFingerprint(accounts, signOuts)),
    throttle: createThrottle(now),
    signOuts,
    downloads,
    downloadWatch: createDownloadWatch(now),
    shared,
    exportSlots,
    answerRoom,
    spillFolder: folder,
    metrics: createMetrics({
      version: '0.0.0',
      exportsRunning: exportSlots.running,
      queuesPreparing: () => servedQueues.preparing().length,
    }),
    lifecycle: createLifecycle(),
    allowedHosts: [],
    trustProxy: false,
    connectionsPerAddress: 512,
    service: null,
    log: pino({ level: 'debug', base: null }, { write: (line: string) => void logged.push(line) }),
    now,
    appFolder: null,
  }
  const app = createApp(dependencies)
  return {
    app,
    clock,
    logged,
    dependencies,
    appExporting: (exportRecords: Store['exportRecords']) =>
      createApp({ ...dependencies, store: replaceExport(store, exportRecords) }),
    get: (path: string, key?: string) => app.request(path, { headers: keyHeader(key) }),
    post: (path: string, body: unknown, key?: string) =>
      app.request(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: keyHeader(key),
      }),
    close: async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const keyHeader = (key?: string): Record<string, string> =>
  key === undefined ? {} : { 'Galileo-API-Key': key }

const replaceExport = (store: Store, exportRecords: Store['exportRecords']): Store => ({
  importQueue: (...given) => store.importQueue(...given),
  queues: () => store.queues(),
  count: (...given) => store.count(...given),
  matches: (...given) => store.matches(...given),
  columnValues: (...given) => store.columnValues(...given),
  pagePlaces: (...given) => store.pagePlaces(...given),
  pageCells: (...given) => store.pageCells(...given),
  close: () => store.close(),
  exportRecords,
  selectionFacts: (...given) => store.selectionFacts(...given),
  missingIds: (...given) => store.missingIds(...given),
})

export const everything = { type: 'filter_tree', filter_tree: { and: [] } } as const
export const exportPath = `/v2/annotation_queues/${testQueueId}/records/export`
export const queuePath = `/annotation_queues/${testQueueId}`
