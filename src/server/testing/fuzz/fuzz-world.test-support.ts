import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { fuzzQueue, people, type FuzzQueue } from './fuzz-queues.test-support.ts'
import { createApp } from '#server/app.ts'
import { openService } from '#server/gateway/service.ts'
import { createShelf } from '#server/store/served-queues.ts'
import { openTestApp } from '#server/testing/test-app.ts'

export type FuzzWorld = Awaited<ReturnType<typeof openFuzzWorld>>

/** Of a queue that is being imported for ever; its members are those of the first. */
export const pendingQueueId = 'a7cbe6f0-91a2-4d0e-8b54-0b1f3f5f7a11'
/** Stands in a file beside the folder that the page is served from. */
export const outsideMark = 'oz5outside'

/**
 * The whole server with two queues, one that is never ready, a page's folder, and a real service
 * behind the gateway: the same server once more, over HTTP.
 */
export async function openFuzzWorld() {
  const queues: readonly [FuzzQueue, FuzzQueue] = [fuzzQueue('alpha'), fuzzQueue('beta')]
  const [alpha] = queues
  const test = await openTestApp(
    0,
    queues.map(({ source }) => source),
    people,
  )
  // What is kept on disk is dropped by the time of its files.
  test.clock.now = new Date()
  const pending = { ...alpha.folder, queue: { ...alpha.folder.queue, id: pendingQueueId } }
  const never = createShelf([{ ...alpha.source, folder: pending }])
  const folder = await mkdtemp(join(tmpdir(), 'winnow-fuzz-'))
  const appFolder = join(folder, 'app')
  await mkdir(join(appFolder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'outside.txt'), outsideMark)
  await writeFile(join(appFolder, 'index.html'), '<!doctype html><head></head><body></body>')
  await writeFile(join(appFolder, 'assets', 'index-1.js'), 'export {}\n')

  const own = {
    ...test.dependencies,
    appFolder,
    shelf: {
      ...test.dependencies.shelf,
      findPending: never.findPending,
      preparing: never.preparing,
    },
  }
  const service = await listen(createApp(own))
  const base_url = `http://127.0.0.1:${service.port}`
  const app = createApp({ ...own, service: openService(base_url, 20_000) })
  const server = await listen(app)
  return {
    app,
    /** Where the same app listens, as `run-server.ts` lets it. */
    port: server.port,
    queues,
    folder,
    /** A second later: what is throttled by the minute is not throttled by a fuzzer's speed. */
    tick: () => {
      test.clock.now = new Date(test.clock.now.getTime() + 1000)
    },
    /** Lines of the log since they were last taken. */
    takeLog: () => test.logged.splice(0),
    close: async () => {
      await server.close()
      await service.close()
      await rm(folder, { recursive: true, force: true })
      await test.close()
    },
  }
}

async function listen(app: ReturnType<typeof createApp>) {
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
