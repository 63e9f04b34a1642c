import type { Server, ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { connectionBounds, createBoundedServer, type ConnectionBounds } from './http-server.ts'

const open: Server[] = []
const waiting: ServerResponse[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Answers with a body of a gigabyte, or with “ok” when the request is complete. */
async function listening(
  bounds: Partial<ConnectionBounds>,
): Promise<(localAddress?: string) => Socket> {
  const server = createBoundedServer({ ...connectionBounds, checkedEvery: 20, ...bounds })
  open.push(server)
  server.on('request', (request, response) => {
    request.resume()
    if (request.url === '/large') response.end(Buffer.alloc(2 ** 26))
    else if (request.url === '/slow') waiting.push(response)
    else request.on('end', () => response.end('ok'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return (localAddress = '127.0.0.1') => connect({ port, host: '127.0.0.1', localAddress })
}

const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })

test('headers that arrive too slowly are answered with 408', async () => {
  const socket = (await listening({ headersIn: 100, requestIn: 200 }))()
  const answer = untilClosed(socket)
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n')
  const drops = setInterval(() => socket.write('X-Drop: 1\r\n'), 20)
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /)
  clearInterval(drops)
})

test('a body that arrives too slowly is cut off', async () => {
  const socket = (await listening({ headersIn: 100, requestIn: 200 }))()
  const answer = untilClosed(socket)
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n')
  const drops = setInterval(() => socket.write('x'), 20)
  expect(await answer).not.toContain('200 OK')
  clearInterval(drops)
})

test('headers that are too large are answered with 431', async () => {
  const socket = (await listening({}))()
  const answer = untilClosed(socket)
  const large = 'x'.repeat(connectionBounds.headerBytes)
  socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${large}\r\n\r\n`)
  expect(await answer).toMatch(/^HTTP\/1\.1 431 /)
})

test('a client that stops reading loses its connection', async () => {
  const socket = (await listening({ idle: 150 }))()
  socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await new Promise((resolve) => socket.once('readable', resolve))
  socket.pause()
  await new Promise((resolve) => setTimeout(resolve, 600))
  const rest = await untilClosed(socket.resume())
  expect(rest.length).toBeLessThan(2 ** 26)
})

const request = (path = '/', connection = 'close') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: ${connection}\r\n\r\n`
const connected = (socket: Socket) => new Promise((resolve) => socket.once('connect', resolve))
const firstBytes = (socket: Socket) => new Promise((resolve) => socket.once('data', resolve))
async function atWork(sockets: readonly Socket[]): Promise<void> {
  const before = waiting.length
  for (const socket of sockets) socket.write(request('/slow'))
  while (waiting.length < before + sockets.length) await new Promise((done) => setTimeout(done, 5))
}

test('a connection over the limit is closed when all others are busy', async () => {
  const dial = await listening({ connections: 2 })
  const kept = [dial(), dial()]
  await atWork(kept)
  expect(await untilClosed(dial())).toBe('')
  const answers = kept.map(untilClosed)
  for (const response of waiting.splice(0)) response.end('ok')
  for (const answer of answers) expect(await answer).toMatch(/^HTTP\/1\.1 200 /)
})

test('a new connection replaces an unused one, the oldest first, and then an idle one', async () => {
  const dial = await listening({ connections: 3 })
  const [asked, first, second] = [dial(), dial(), dial()]
  await Promise.all([asked, first, second].map(connected))
  asked.write(request('/', 'keep-alive'))
  await firstBytes(asked)
  const closed: string[] = []
  const gone = Object.entries({ asked, first, second }).map(([name, socket]) =>
    untilClosed(socket).then(() => closed.push(name)),
  )
  const more: Socket[] = []
  for (let index = 0; index < 3; index += 1) {
    const socket = dial()
    await atWork([socket])
    more.push(socket)
  }
  await Promise.all(gone)
  expect(closed).toEqual(['first', 'second', 'asked'])
  for (const socket of more) socket.destroy()
})

test('connections are limited per address, and others are answered', async () => {
  const dial = await listening({ connections: 100, ofPlace: 10 })
  const attack = Array.from({ length: 90 }, () => dial('127.0.0.2'))
  const ended = attack.map((socket) => untilClosed(socket))
  await Promise.all(attack.map(connected))
  await Promise.all(ended.slice(0, 80))
  const other = dial()
  other.write(request())
  expect(await untilClosed(other)).toMatch(/^HTTP\/1\.1 200 /)
  const latest = attack.at(-1)
  latest?.write(request())
  expect(await ended.at(-1)).toMatch(/^HTTP\/1\.1 200 /)
  for (const socket of attack) socket.destroy()
})

test('a connection that sends request upon request without an answer is closed', async () => {
  const dial = await listening({})
  const socket = dial()
  socket.write(request('/slow', 'keep-alive').repeat(100))
  expect(await untilClosed(socket)).toBe('')
  waiting.splice(0)
})
