import { createServer, get, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, expect, test, vi } from 'vitest'
import { openByteStream } from './byte-stream.ts'
import type { AppEnv } from './context.ts'
import { cutConnection } from './cut-connection.ts'

const line = new TextEncoder().encode(`${'x'.repeat(63)}\n`)
const neverAborts = () => ({ signal: new AbortController().signal, breakOff: () => false })

async function* lines(count: number, end: () => void = () => undefined, failure?: Error) {
  try {
    for (let index = 0; index < count; index += 1) yield line
    if (failure) throw failure
  } finally {
    end()
  }
}

const open = new Set<() => Promise<void>>()
afterEach(async () => {
  for (const close of open) await close()
  open.clear()
})

async function serve(source: AsyncIterable<Uint8Array>): Promise<number> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const breakOff = () => cutConnection(c)
    const body = await openByteStream(source, { signal: c.req.raw.signal, breakOff })
    return c.body(body, 200, { 'Content-Type': 'application/x-ndjson' })
  })
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.add(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

async function ask(source: AsyncIterable<Uint8Array>): Promise<IncomingMessage> {
  const port = await serve(source)
  return new Promise((resolve, reject) => get({ port }, resolve).on('error', reject))
}

test('a whole source arrives, and its body ends normally', async () => {
  const response = await ask(lines(20_000))
  let bytes = 0
  for await (const chunk of response) bytes += (chunk as Buffer).length
  expect(bytes).toBe(20_000 * 64)
  expect(response.complete).toBe(true)
})

test.each([1, 2, 3, 5000])(
  'a source that fails after %i chunks breaks the connection and says nothing',
  async (count) => {
    const secret = new Error('the value 4711 cannot be converted')
    let text = ''
    await expect(async () => {
      const response = await ask(lines(count, undefined, secret))
      for await (const chunk of response) text += String(chunk)
      if (response.complete) return
      throw new Error('incomplete')
    }).rejects.toThrow(/incomplete|aborted|ECONNRESET|hang up/)
    expect(text).not.toContain('4711')
    expect(text).not.toContain('rror')
  },
)

test.each([
  ['fails', 'broken'],
  ['is whole', 'normally'],
])('over HTTP/1.0, where a body ends with its connection, a source that %s', async (how, seen) => {
  let read: () => void = () => undefined
  const isRead = new Promise<void>((resolve) => (read = resolve))
  const source = async function* () {
    yield line
    // Node's client can tell an end from a reset only after it has read the bytes before.
    await isRead
    if (how === 'fails') throw new Error('no')
  }
  const connection = connect(await serve(source()), '127.0.0.1')
  connection.on('data', (text) => String(text).includes('xxx') && read())
  connection.write('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n')
  const ended = await new Promise<string>((resolve) => {
    connection.on('end', () => resolve('normally')).on('error', () => resolve('broken'))
  })
  expect(ended).toBe(seen)
})

test('a source that fails before its first chunk rejects, so that a status can tell', async () => {
  const failure = new Error('no such table')
  await expect(openByteStream(lines(0, undefined, failure), neverAborts())).rejects.toBe(failure)
})

test('a client that disconnects ends the iteration', async () => {
  const end = vi.fn<() => void>()
  const response = await ask(lines(10_000_000, end))
  response.once('data', () => response.destroy())
  await vi.waitFor(() => expect(end).toHaveBeenCalledOnce(), 5000)
})

test('nothing is read ahead of a client that does not read', async () => {
  let made = 0
  const source = (async function* () {
    for (;;) {
      made += 1
      yield line
    }
  })()
  const body = await openByteStream(source, neverAborts())
  const reader = body.getReader()
  await reader.read()
  await reader.read()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(made).toBe(2)
  await reader.cancel()
})
