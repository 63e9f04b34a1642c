import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const key = 'attack-administrator'
const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const record = {
  id: 'b0ec4ba5-4f9a-4d4b-9b7b-2a6f2f2c5d10',
  type: 'trace',
  created_at: '2026-01-01T00:00:00Z',
}

let folder: string
let server: ChildProcess
let port: number
let count: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-attack-'))
  const file = join(folder, 'good.jsonl')
  await writeFile(file, `${JSON.stringify(record)}\n`)
  const options = ['--queue', file, '--data', join(folder, 'data'), '--port', '0']
  const limits = ['--memory', '256MB', '--connections-per-address', '400']
  server = spawn(process.execPath, ['--import', 'tsx', main, ...options, ...limits], {
    env: { ...process.env, WINNOW_API_KEY: key },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  port = await new Promise<number>((resolve, reject) => {
    let text = ''
    server.on('exit', () => reject(new Error(text)))
    server.stdout?.on('data', (chunk) => {
      text += String(chunk)
      const found = /http:\/\/[^/]+:(\d+)/.exec(text)
      if (found && text.includes('is ready.')) resolve(Number(found[1]))
    })
  })
  const list = await answer('/annotation_queues/query', '{}')
  const { annotation_queues } = JSON.parse(list.text) as { annotation_queues: { id: string }[] }
  count = `/annotation_queues/${annotation_queues[0]?.id}/records/count`
})
afterAll(async () => {
  server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function answer(path: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const options = { port, path, method: 'POST', agent: false }
    const headers = { 'Galileo-API-Key': key, 'Content-Length': Buffer.byteLength(body) }
    const call = request({ ...options, host: '127.0.0.1', headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    call.on('error', reject)
    call.end(body)
  })
}

const dial = (localAddress: string): Socket =>
  connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined)

/** Empty when the connection closes without an answer. */
const firstLine = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('data', (chunk) => resolve(String(chunk).split('\r\n')[0] ?? ''))
    socket.once('close', () => resolve(''))
  })

const megabytes = async (what: 'VmRSS' | 'VmHWM'): Promise<number> => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8')
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}

test('300 callers without a sign-in are answered before their bodies arrive', async () => {
  const begun = Buffer.alloc(64 * 1024, '[{},')
  for (const [path, wanted] of [
    ['/login/api_key', 'HTTP/1.1 413 Payload Too Large'],
    [count, 'HTTP/1.1 401 Unauthorized'],
  ] as const) {
    const sockets = Array.from({ length: 300 }, () => dial('127.0.0.2'))
    const lines = sockets.map((socket) => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8388608\r\n\r\n`)
      socket.write(begun)
      return firstLine(socket)
    })
    expect([...new Set(await Promise.all(lines))]).toEqual([wanted])
    for (const socket of sockets) socket.destroy()
  }
  expect(await megabytes('VmHWM')).toBeLessThan(1000)
})

test('the option limits connections per address, and others are answered', async () => {
  const attack = Array.from({ length: 600 }, () => dial('127.0.0.3'))
  const closed = attack.map((socket) => new Promise((resolve) => socket.once('close', resolve)))
  await Promise.all(closed.slice(0, 200))
  expect((await answer(count, '{}')).text).toBe('{"total_count":1}')
  expect(attack.filter((socket) => !socket.destroyed)).toHaveLength(400)
  for (const socket of attack) socket.destroy()
})

test(
  'bodies of a million texts are parsed in turn, and their memory is freed',
  { timeout: 180_000 },
  async () => {
    const value = Array.from({ length: 1_000_000 }, (_, index) => String(index % 10))
    const filter = { column_id: 'type', type: 'text', operator: 'one_of', value }
    const body = JSON.stringify({ filter_tree: { filter } })
    const answers = await Promise.all(Array.from({ length: 3 }, () => answer(count, body)))
    expect(answers.map(({ text }) => text)).toEqual(Array(3).fill('{"total_count":0}'))
    expect(await megabytes('VmHWM')).toBeLessThan(1200)
    await expect.poll(() => megabytes('VmRSS'), { timeout: 20_000 }).toBeLessThan(1000)
  },
)
