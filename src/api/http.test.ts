import { createServer, type RequestListener } from 'node:http'
import { expect, test, vi } from 'vitest'
import { messageOf, NetworkError } from './api-failure.ts'
import { send } from './http.ts'
import { bytesOf } from './read-response.ts'
import { localConnection } from './session.ts'

async function atServer<T>(
  listener: RequestListener,
  use: (base_url: string) => Promise<T>,
): Promise<T> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    return await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  }
}

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work
  } catch (error) {
    return error
  }
}

const asking = (base_url: string, body: unknown) =>
  send({ ...localConnection, base_url }, null, { method: 'POST', path: '/v2/x', body })

test('a server that cannot be reached is a NetworkError', async () => {
  const gone = await atServer(
    () => undefined,
    async (base_url) => base_url,
  )
  const failure = await failureOf(asking(gone, {}))
  expect(failure).toBeInstanceOf(NetworkError)
  expect(messageOf(failure)).toContain('The server can’t be reached')
})

test('a bug in the page is not a network failure', async () => {
  const endless: Record<string, unknown> = {}
  endless.self = endless
  const failure = await atServer(
    (_, response) => void response.end('{}'),
    (base_url) => failureOf(asking(base_url, endless)),
  )
  expect(failure).toBeInstanceOf(TypeError)
  expect(messageOf(failure)).toMatch(/^Something went wrong on this page \(.*circular/)
})

test('an answer that breaks off is a NetworkError; a bug while reading it is not', async () => {
  const read = (isMistaken: boolean) => async (base_url: string) => {
    const response = await asking(base_url, {})
    for await (const bytes of bytesOf(response, new AbortController().signal)) {
      if (isMistaken) throw new TypeError(`${bytes.length} is not a function`)
    }
    return null
  }
  const brokenOff: RequestListener = (_, response) => {
    response.writeHead(200, { 'Content-Length': '100' })
    response.write('beginning', () => setTimeout(() => response.destroy(), 50))
  }
  const broken = await failureOf(atServer(brokenOff, read(false)))
  expect(broken).toBeInstanceOf(NetworkError)
  const mistake = await failureOf(atServer(brokenOff, read(true)))
  expect(mistake).toBeInstanceOf(TypeError)
  expect(messageOf(mistake)).toContain('Something went wrong on this page')
})

test('a call is stopped by its own signal, which no Request can lose', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch')
  const { signal } = new AbortController()
  await atServer(
    (_, response) => void response.end('{}'),
    (base_url) =>
      send({ ...localConnection, base_url }, null, { method: 'GET', path: '/v2/x', signal }),
  )
  expect(fetched.mock.lastCall?.[1]?.signal).toBe(signal)
  fetched.mockRestore()
})
