import { afterEach, expect, test, vi } from 'vitest'
import { readIds } from './read-ids.ts'

const id = '907a70c3-1012-4037-b64c-e4228c38fb29'
const longText = (note: string) => `${id} ${note}\n`.padEnd(100_001, '.')

/** A worker whose script could not be loaded: it reports that once and never answers. */
class DeadWorker extends EventTarget {
  constructor() {
    super()
    setTimeout(() => this.dispatchEvent(new Event('error')))
  }
  postMessage() {}
  terminate() {}
}

afterEach(() => vi.unstubAllGlobals())

test('each long text is read, also after the worker could not be loaded', async () => {
  vi.stubGlobal('Worker', DeadWorker)
  expect((await readIds(longText('first'))).ids.record_ids).toEqual([id])
  expect((await readIds(longText('second'))).ids.record_ids).toEqual([id])
})
