import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { fuzzQueue, people, type FuzzQueue } from './fuzz-queues.test-support.ts'
import { createApp } from '#server/app.ts'
import { createService } from '#server/gateway/service.ts'
import { createServedQueues } from '#server/store/served-queues.ts'
import { openTestApp } from '#server/testing/test-app.test-support.ts'

export type FuzzWorld = Awaited<ReturnType<typeof openFuzzWorld>>

/** Its import never ends; it has the members of the first queue. */
export const pendingQueueId = 'a7cbe6f0-91a2-4d0e-8b54-0b1f3f5f7a11'
/** In a file next to the folder of the page. */
export const outsideMark = 'oz5outside'

/**
 * The whole server with two queues, one that is never ready, a page, and a real service behind the
 * gateway (the same server over HTTP).
 */
export async function openFuzzWorld() {
  const queues: readonly [FuzzQueue, FuzzQueue] = [fuzzQueue('alpha'), fuzzQueue('beta')]
  const [alpha] = queues
  const test = await openTestApp(
    0,
    queues.map(({ source }) => source),
    people,
  )
  // File times decide what expires.
  test.clock.now = new Date()
  const pending = { ...alpha.folder, queue: { ...alpha.folder.queue, id: pendingQueueId } }
  const never = createServedQueues([{ ...alpha.source, folder: pending }])
  const folder = await mkdtemp(join(tmpdir(), 'winnow-fuzz-'))
  const appFolder = join(folder, 'app')
  await mkdir(join(appFolder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'outside.txt'), outsideMark)
  await writeFile(join(appFolder, 'index.html'), '<!doctype html><head></head><body></body>')
  await writeFile(join(appFolder, 'assets', 'index-1.js'), 'export {}\n')

  const own = {
    ...test.dependencies,
    appFolder,
    servedQueues: {
      ...test.dependencies.servedQueues,
      findPending: never.findPending,
      preparing: never.preparing,
    },
  }
  const service = await listen(createApp(own))
  const base_url = `http://127.0.0.1:${service.port}`
  const app = createApp({ ...own, service: createService(base_url, 20_000) })
  const server = await listen(app)
  return {
    app,
    port: server.port,
    queues,
    folder,
    /** A second later: the throttle counts by the minute. */
    tick: () => {
      test.clock.now = new Date(test.clock.now.getTime() + 1000)
    },
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
