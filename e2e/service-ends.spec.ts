import { request } from 'node:http'
import { expect, test } from '@playwright/test'
import { startGateway } from './service/at-service.ts'
import { startRawService, ways, wholeFile } from './service/raw-service.ts'

const path = '/galileo/v2/annotation_queues/fe48ef63-1e56-4408-8465-3cde776200b5/records/export'
const body = JSON.stringify({ record_selector: { type: 'filter_tree', filter_tree: { and: [] } } })

type Got = { readonly status: number; readonly bytes: Buffer | null }

/** A slow reader takes the first piece at once and the rest after the service has finished. */
const ask = (url: string, key: number, isSlow: boolean): Promise<Got> =>
  new Promise((resolve, reject) => {
    const headers = { 'Galileo-API-Key': String(key), 'Content-Type': 'application/json' }
    const sent = request(new URL(path, url), { method: 'POST', headers }, (response) => {
      const pieces: Buffer[] = []
      const { statusCode: status = 0 } = response
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', () => resolve({ status, bytes: null }))
      response.on('end', () => resolve({ status, bytes: Buffer.concat(pieces) }))
      if (!isSlow) return
      response.once('data', () => {
        response.pause()
        setTimeout(() => response.resume(), 1500)
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })

test('however the service ends an answer, slow and quick readers get it complete or broken, and the server survives', async () => {
  const service = await startRawService()
  const server = await startGateway(service.url)
  try {
    const expected = ways.map(({ name, outcome, file = wholeFile }) => [
      name,
      outcome === 'whole' ? file.length : outcome,
    ])
    for (const isSlow of [false, true]) {
      const got = await Promise.all(
        ways.map(async ({ name, outcome, file = wholeFile }, key) => {
          const { status, bytes } = await ask(server.url, key, isSlow).catch((error: unknown) => {
            throw new Error(`“${name}”: ${server.output()}`, { cause: error })
          })
          if (status !== 200) return [name, status]
          if (outcome === 'untold') return [name, outcome]
          if (bytes === null) return [name, 'broken']
          return [name, outcome !== 'whole' || bytes.equals(file) ? bytes.length : 'other bytes']
        }),
      )
      expect(got).toEqual(expected)
    }
    expect(server.process.exitCode).toBeNull()
    expect((await fetch(`${server.url}/healthcheck`)).status).toBe(200)
  } finally {
    await server.stop()
    await service.close()
  }
})
