import type { Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { connectionBounds, createBoundedServer, type ConnectionBounds } from './http-server.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server that answers with a body of a gigabyte, or with “ok” once the request is whole. */
async function listening(bounds: Partial<ConnectionBounds>): Promise<() => Socket> {
  const server = createBoundedServer({ ...connectionBounds, checkedEvery: 20, ...bounds })
  open.push(server)
  server.on('request', (request, response) => {
    request.resume()
    if (request.url === '/large') response.end(Buffer.alloc(2 ** 26))
    else request.on('end', () => response.end('ok'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return () => connect(port, '127.0.0.1')
}

/** All that comes until the server closes the connection. */
const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })

test('headers that come drop by drop are answered with 408', async () => {
  const socket = (await listening({ headersIn: 100, requestIn: 200 }))()
  const answer = untilClosed(socket)
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n')
  const drops = setInterval(() => socket.write('X-Drop: 1\r\n'), 20)
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /)
  clearInterval(drops)
})

test('a body that comes drop by drop is cut off', async () => {
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

test('a reader that takes nothing any more loses the connection', async () => {
  const socket = (await listening({ idle: 150 }))()
  socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await new Promise((resolve) => socket.once('readable', resolve))
  socket.pause()
  await new Promise((resolve) => setTimeout(resolve, 600))
  const rest = await untilClosed(socket.resume())
  expect(rest.length).toBeLessThan(2 ** 26)
})

test('there are only so many connections', async () => {
  const dial = await listening({ connections: 2 })
  const kept = [dial(), dial()]
  await Promise.all(kept.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
  expect(await untilClosed(dial())).toBe('')
  kept[0]?.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  const answer = await untilClosed(kept[0] as Socket)
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
})
