import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, queuePath, type TestApp } from '#server/test-app.ts'
import { testQueueId } from '#server/test-queue.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

const keep = (body: unknown, key: string) => server.post(`/winnow${queuePath}/shared`, body, key)
const read = (hash: string, key?: string) => server.get(`/winnow/shared/${hash}`, key)
const configuration = { winnow: 1, presets: [{ name: 'weekly', configuration: { f: 1 } }] }

test('what is kept has one name, and is read by whoever can read the queue', async () => {
  const { hash } = (await (await keep(configuration, 'annotator')).json()) as { hash: string }
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await (await keep(configuration, 'owner')).json()).toEqual({ hash })
  expect(await (await keep({ ...configuration, more: 1 }, 'owner')).json()).not.toEqual({ hash })
  const found = await read(hash, 'viewer')
  expect(await found.json()).toEqual({ queue_id: testQueueId, configuration })
})

test('nobody else reads it, and nobody puts anything else there', async () => {
  const { hash } = (await (await keep(configuration, 'owner')).json()) as { hash: string }
  expect((await read(hash)).status).toBe(401)
  expect((await read(hash, 'outsider')).status).toBe(403)
  expect((await keep(configuration, 'outsider')).status).toBe(403)
  expect((await keep([configuration], 'owner')).status).toBe(422)
})

test.each(['0'.repeat(64), 'x', '..%2F..%2Ftoken-secret', '%00'])(
  'there is nothing under %s',
  async (hash) => {
    expect((await read(hash, 'owner')).status).toBe(404)
  },
)

test('what is nested too deep to be written is a 422', async () => {
  const nested = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`
  expect((await keep(nested(900), 'owner')).status).toBe(200)
  expect((await keep(nested(5000), 'owner')).status).toBe(422)
  expect((await keep(nested(100_000), 'owner')).status).toBe(422)
})

test('what is kept comes back whole, a key like __proto__ included', async () => {
  const text = '{"__proto__":{"redact":false},"constructor":1,"f":{"__proto__":null}}'
  const { hash } = (await (await keep(text, 'owner')).json()) as { hash: string }
  const found = await (await read(hash, 'viewer')).text()
  expect(found).toBe(`{"queue_id":"${testQueueId}","configuration":${text}}`)
})

test('a number that would come back as another one is a 422 at its place', async () => {
  const answer = await keep('{"f":[{"v":9007199254740993}],"g":9007199254740992}', 'owner')
  expect(answer.status).toBe(422)
  const { detail } = (await answer.json()) as { detail: { loc: unknown }[] }
  expect(detail.map(({ loc }) => loc)).toEqual([['body', 'f', 0, 'v']])
})
