import { request, type IncomingMessage } from 'node:http'
import { expect, test } from '@playwright/test'
import { exported, sampleQueues } from './support/api.ts'
import { startSampleServer } from './support/sample-server.ts'

const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }

/** Resolves with the response before its body is read. */
const beginExport = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const path = `/v2/annotation_queues/${sampleQueues.agent.id}/records/export`
    const headers = { 'Galileo-API-Key': 'sample-owner', 'Content-Type': 'application/json' }
    const sent = request(new URL(path, url), { method: 'POST', headers }, resolve)
    sent.on('error', reject)
    sent.end(JSON.stringify(everything))
  })

test('a stopping server finishes running exports and begins nothing new', async () => {
  const server = await startSampleServer()
  try {
    const whole = await exported(server.url, sampleQueues.agent.id, everything)
    const running = await beginExport(server.url)
    const ended = new Promise<number | null>((resolve) => server.process.once('exit', resolve))
    server.process.kill('SIGTERM')
    await expect
      .poll(() =>
        fetch(`${server.url}/healthcheck`).then(
          ({ status }) => status,
          () => 'refused',
        ),
      )
      .toBe('refused')
    const pieces: Buffer[] = []
    for await (const piece of running) pieces.push(piece as Buffer)
    expect(Buffer.concat(pieces).equals(whole)).toBe(true)
    expect(await ended).toBe(0)
  } finally {
    await server.stop()
  }
})
