import { expect, test } from 'vitest'
import { testSource } from '#server/testing/test-queue.test-support.ts'
import { createServedQueues } from './served-queues.ts'
import type { Store } from './store.ts'

test('a stop ends the running import at its next block, and starts no other one', async () => {
  const served = createServedQueues([testSource(1), testSource(2)])
  const seen: string[] = []
  const importQueue: Store['importQueue'] = async (source, onProgress) => {
    seen.push(String(source.content_key))
    served.stopImports()
    onProgress?.({ records: 1, bytes: 100 })
    throw new Error('the import went on')
  }
  await served.importAll({ importQueue } as Store, {
    onProgress: () => seen.push('progress'),
    onReady: () => seen.push('ready'),
    onFailure: () => seen.push('failure'),
  })
  expect(seen).toEqual(['test 1'])
  expect(served.failed()).toEqual([])
})
