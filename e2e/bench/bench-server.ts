import { request } from 'node:http'
import { startServer, type RunningServer } from '../support/start-server.ts'

export const benchKey = 'bench-administrator'
const headers = { 'Galileo-API-Key': benchKey, 'Content-Type': 'application/json' }

/** The timeout allows for an import of ten million records. */
export const startBench = (
  queue: string,
  data: string,
  options: readonly string[] = [],
): Promise<RunningServer> =>
  startServer(['--queue', queue, ...options], { WINNOW_API_KEY: benchKey }, data, 240)

export async function post(server: RunningServer, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

export async function queueOf(server: RunningServer): Promise<string> {
  const list = await post(server, '/v2/annotation_queues/query', {})
  const { annotation_queues: queues } = list as { annotation_queues: { id: string }[] }
  return queues[0]?.id ?? ''
}

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

export type ReadExport = {
  readonly firstByte: number
  readonly whole: number
  readonly bytes: number
}

/** Reads the answer without `fetch`, which would take as much processor time as the server. */
export async function readAll(
  url: URL,
  sentHeaders: Readonly<Record<string, string>>,
  body: string,
  onChunk: (chunk: Uint8Array) => void = () => undefined,
): Promise<ReadExport> {
  const started = performance.now()
  let firstByte = 0
  let bytes = 0
  await new Promise<void>((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: sentHeaders }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      response.on('data', (chunk: Buffer) => {
        if (bytes === 0) firstByte = performance.now() - started
        bytes += chunk.length
        onChunk(chunk)
      })
      response.on('end', resolve)
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
  return { firstByte, whole: performance.now() - started, bytes }
}

export const readExport = (
  server: RunningServer,
  queue: string,
  body: unknown,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<ReadExport> => {
  const path = `/v2/annotation_queues/${queue}/records/export`
  return readAll(new URL(path, server.url), headers, JSON.stringify(body), onChunk)
}
