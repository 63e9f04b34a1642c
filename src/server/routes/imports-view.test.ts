import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Imports } from '#domain/contract/endpoints/import-schemas.ts'
import { createApp } from '#server/app.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'
import { createServedQueues, type ServedQueues } from '#server/store/served-queues.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { roles, testSource } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

describe('the list of queues', () => {
  const list = async (servedQueues: ServedQueues, key: string) => {
    const app = createApp({ ...server.dependencies, servedQueues })
    const response = await app.request('/annotation_queues/query', {
      method: 'POST',
      headers: { 'Galileo-API-Key': key },
    })
    return (await response.json()) as { annotation_queues: { id: string }[]; winnow?: Imports }
  }
  const bad = {
    ...testSource(2),
    open: async function* () {
      yield Buffer.from('{"id":1}\n')
    },
    content_key: 'bad',
  }
  const ignored = { onProgress: () => undefined, onReady: () => undefined }

  test('names the imports of those who will be able to read the queue', async () => {
    const servedQueues = createServedQueues([{ ...testSource(1), bytes: 2048 }])
    for (const key of [...roles, 'admin']) {
      const { annotation_queues, winnow } = await list(servedQueues, key)
      expect(annotation_queues).toEqual([])
      const { id, name } = testSource(1).folder.queue
      expect(winnow).toEqual({
        preparing: [{ id, name, records: 0, bytes: 0, total_bytes: 2048 }],
        failed: [],
      })
    }
    const outsider = await list(servedQueues, 'outsider')
    expect(outsider).not.toHaveProperty('winnow')
    expect(outsider.annotation_queues).toEqual([])
  })

  test('names a failed import with its place and reason, and goes on with the next one', async () => {
    const other = { ...testSource(3), content_key: 'other' }
    const id = uuidOf('other queue')
    const next = { ...other, folder: { ...other.folder, queue: { ...other.folder.queue, id } } }
    const servedQueues = createServedQueues([bad, next])
    const seen: string[] = []
    await servedQueues.importAll(server.dependencies.store, {
      ...ignored,
      onReady: (_, { queue }) => seen.push(queue.id),
      onFailure: ({ folder }) => seen.push(folder.queue.name),
    })
    expect(seen).toEqual([bad.folder.queue.name, id])
    const { annotation_queues, winnow } = await list(servedQueues, 'viewer')
    expect(annotation_queues.map((queue) => queue.id)).toEqual([id])
    const { id: badId, name } = bad.folder.queue
    expect(winnow).toEqual({
      preparing: [],
      failed: [{ id: badId, name, reason: expect.stringMatching(/:1: /) as unknown }],
    })
    expect(await list(servedQueues, 'outsider')).not.toHaveProperty('winnow')
  })

  test('does not mention imports when there are none', async () => {
    expect(await list(server.dependencies.servedQueues, 'admin')).not.toHaveProperty('winnow')
  })
})
