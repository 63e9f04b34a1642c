import { request } from 'node:http'
import { expect, test } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { memoryOf } from './support/memory-of.ts'
import { startSampleServer } from './support/sample-server.ts'

const body = JSON.stringify({
  record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
})

/** A slow reader takes 100 kB and pauses. */
const fetchAll = (url: string, isSlow: boolean): Promise<number> =>
  new Promise((resolve, reject) => {
    const path = `/v2/annotation_queues/${sampleQueues.agent.id}/records/export`
    const headers = { 'Galileo-API-Key': 'sample-owner', 'Content-Type': 'application/json' }
    const sent = request(new URL(path, url), { method: 'POST', headers }, (response) => {
      let bytes = 0
      let pauses = isSlow ? 50 : 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (pauses === 0) return
        pauses -= 1
        response.pause()
        setTimeout(() => response.resume(), 100)
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })

test('a slow reader and twenty others get their complete files, and the memory goes back', async () => {
  // Only memory is measured, so the time may be long.
  test.setTimeout(600_000)
  const server = await startSampleServer()
  try {
    const whole = await fetchAll(server.url, false)
    for (let run = 0; run < 5; run += 1) await fetchAll(server.url, false)
    const before = memoryOf(server.process.pid)
    const slow = fetchAll(server.url, true)
    const others = await Promise.all(Array.from({ length: 20 }, () => fetchAll(server.url, false)))
    expect(new Set(others)).toEqual(new Set([whole]))
    expect(await slow).toBe(whole)
    for (let run = 0; run < 5; run += 1) await fetchAll(server.url, false)
    await expect
      .poll(() => memoryOf(server.process.pid), { timeout: 60_000 })
      .toBeLessThan(before * 1.5 + 100)
  } finally {
    await server.stop()
  }
})
