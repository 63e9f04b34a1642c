import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '#server/app.ts'
import type { Limits } from '#server/downloads/quota.ts'
import { sharedExportsInFolder, sharedDays } from '#server/downloads/shared-exports.ts'
import { openTestApp, queuePath, type TestApp } from '#server/testing/test-app.test-support.ts'
import { testQueueId } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

async function keeping(limits?: Limits, folder = ownFolder()) {
  const { dependencies } = server
  const shared = await sharedExportsInFolder(folder, dependencies.now, limits)
  const app = createApp({ ...dependencies, shared })
  const ask = async (method: string, path: string, key: string, body?: unknown) =>
    app.request(`/winnow${path}`, {
      method,
      headers: { 'Galileo-API-Key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const put = (key: string, body: unknown) => ask('POST', `${queuePath}/shared`, key, body)
  const hashOf = async (key: string, body: unknown) => {
    const { hash } = (await (await put(key, body)).json()) as { hash: string }
    return hash
  }
  const statusOf = async (method: string, hash: string, key: string) =>
    (await ask(method, `/shared/${hash}`, key)).status
  const listOf = async (key: string) => {
    const { shared: found } = (await (await ask('GET', '/shared', key)).json()) as {
      shared: { hash: string; user_id: string; bytes: number }[]
    }
    return found
  }
  return { put, hashOf, statusOf, listOf, folder }
}
const folders: string[] = []
function ownFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-shared-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})
const few = { ofOne: { count: 3, bytes: 2000 }, ofAll: { count: 5, bytes: 4000 } }

const keep = async (body: unknown, key: string) =>
  server.post(`/winnow${queuePath}/shared`, body, key)
const read = (hash: string, key?: string) => server.get(`/winnow/shared/${hash}`, key)
const configuration = { winnow: 1, presets: [{ name: 'weekly', configuration: { f: 1 } }] }

test('a kept configuration has one hash, and people who can read the queue can read it', async () => {
  const { hash } = (await (await keep(configuration, 'annotator')).json()) as { hash: string }
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await (await keep(configuration, 'owner')).json()).toMatchObject({ hash })
  expect(await (await keep({ ...configuration, more: 1 }, 'owner')).json()).not.toMatchObject({
    hash,
  })
  const found = await read(hash, 'viewer')
  expect(await found.json()).toEqual({ queue_id: testQueueId, configuration })
})

test('other people cannot read it, and its hash cannot name another content', async () => {
  const { hash } = (await (await keep(configuration, 'owner')).json()) as { hash: string }
  expect((await read(hash)).status).toBe(401)
  expect((await read(hash, 'outsider')).status).toBe(403)
  expect((await keep(configuration, 'outsider')).status).toBe(403)
  expect((await keep([configuration], 'owner')).status).toBe(422)
})

test.each(['0'.repeat(64), 'x', '..%2F..%2Ftoken-secret', '%00'])(
  '%s is not found',
  async (hash) => {
    expect((await read(hash, 'owner')).status).toBe(404)
  },
)

test('a configuration nested too deep to be written is a 422', async () => {
  const nested = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`
  expect((await keep(nested(900), 'owner')).status).toBe(200)
  expect((await keep(nested(5000), 'owner')).status).toBe(422)
  expect((await keep(nested(100_000), 'owner')).status).toBe(422)
})

test('a kept configuration comes back whole, with keys such as __proto__', async () => {
  const text = '{"__proto__":{"redact":false},"constructor":1,"f":{"__proto__":null}}'
  const { hash } = (await (await keep(text, 'owner')).json()) as { hash: string }
  const found = await (await read(hash, 'viewer')).text()
  expect(found).toBe(`{"queue_id":"${testQueueId}","configuration":${text}}`)
})

test('a number that JSON would change is a 422 at its place', async () => {
  const answer = await keep('{"f":[{"v":9007199254740993}],"g":9007199254740992}', 'owner')
  expect(answer.status).toBe(422)
  const { detail } = (await answer.json()) as { detail: { loc: unknown }[] }
  expect(detail.map(({ loc }) => loc)).toEqual([['body', 'f', 0, 'v']])
})

test('many people can keep one configuration at the same time', async () => {
  const body = { many: 'x'.repeat(100_000) }
  const people = ['owner', 'annotator', 'viewer']
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => keep(body, people[index % people.length] ?? '')),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const names = await Promise.all(answers.map(async (answer) => (await answer.json()) as object))
  expect(new Set(names.map((name) => ('hash' in name ? name.hash : null))).size).toBe(1)
})

test('kept configurations are limited per person in number and bytes, so others have room', async () => {
  const { put, statusOf, hashOf, listOf } = await keeping(few)
  const first = await hashOf('annotator', { n: 0 })
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, index) => put('annotator', { n: index })),
  )
  expect(many.filter(({ status }) => status === 200)).toHaveLength(3)
  const refused = await put('annotator', { n: 'another' })
  expect([refused.status, await refused.text()]).toEqual([
    507,
    expect.stringMatching(/Delete some/),
  ])
  expect((await put('annotator', { n: 0 })).status).toBe(200)
  expect(await listOf('annotator')).toHaveLength(3)

  expect((await put('owner', { text: 'x'.repeat(1800) })).status).toBe(200)
  expect((await put('owner', { text: 'y'.repeat(1800) })).status).toBe(507)
  expect((await put('viewer', { n: 1 })).status).toBe(200)
  const full = await put('viewer', { n: 2 })
  expect([full.status, await full.text()]).toEqual([507, expect.stringMatching(/administrator/)])

  expect(await statusOf('DELETE', first, 'annotator')).toBe(204)
  expect((await put('viewer', { n: 2 })).status).toBe(200)
})

test('a person can delete what they keep, and an administrator can delete it for everybody', async () => {
  const { hashOf, statusOf, listOf } = await keeping()
  const hash = await hashOf('annotator', configuration)
  expect(await hashOf('owner', configuration)).toBe(hash)
  expect(await listOf('viewer')).toEqual([])
  expect((await listOf('admin')).map((entry) => entry.hash)).toEqual([hash, hash])
  expect(await statusOf('DELETE', hash, 'viewer')).toBe(404)
  expect(await statusOf('DELETE', hash, 'annotator')).toBe(204)
  expect(await statusOf('DELETE', hash, 'annotator')).toBe(404)
  expect(await statusOf('GET', hash, 'annotator')).toBe(200)
  expect(await statusOf('DELETE', hash, 'admin')).toBe(204)
  expect(await statusOf('GET', hash, 'owner')).toBe(404)
})

test('it expires after it was kept last, also across restarts', async () => {
  const { hashOf, folder } = await keeping(few)
  const [kept, again] = [await hashOf('owner', { n: 1 }), await hashOf('owner', { n: 2 })]
  const day = 24 * 3600_000
  const start = server.clock.now
  try {
    server.clock.now = new Date(start.getTime() + 60 * day)
    await (await keeping(few, folder)).hashOf('owner', { n: 2 })
    server.clock.now = new Date(start.getTime() + (sharedDays + 1) * day)
    const later = await keeping(few, folder)
    expect(await later.statusOf('GET', kept, 'owner')).toBe(404)
    expect(await later.statusOf('GET', again, 'owner')).toBe(200)
    expect(readdirSync(folder)).toHaveLength(1)
  } finally {
    server.clock.now = start
  }
})

test('a truncated file is reported as damaged, and keeping it again repairs it', async () => {
  const { hashOf, statusOf, folder } = await keeping()
  const hash = await hashOf('owner', configuration)
  const [name = ''] = readdirSync(folder)
  const whole = readFileSync(join(folder, name))
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(join(folder, name), whole.subarray(0, length))
    expect(await statusOf('GET', hash, 'owner')).toBe(410)
  }
  expect(server.logged.at(-2)).toContain(name)
  expect(await hashOf('owner', configuration)).toBe(hash)
  expect(await statusOf('GET', hash, 'owner')).toBe(200)
  expect(readdirSync(folder)).toHaveLength(1)
})

test('files of version 0.1.0 are found, and its unfinished ones removed', async () => {
  const { hashOf, folder: other } = await keeping()
  const hash = await hashOf('owner', configuration)
  const [name = ''] = readdirSync(other)
  const folder = ownFolder()
  writeFileSync(join(folder, hash), readFileSync(join(other, name)))
  writeFileSync(join(folder, `${hash}.4711.part`), '{"que')
  const { statusOf, listOf } = await keeping(few, folder)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(await statusOf('GET', hash, 'viewer')).toBe(200)
  expect(await statusOf('DELETE', hash, 'owner')).toBe(404)
  expect(await listOf('admin')).toHaveLength(1)
  expect(await statusOf('DELETE', hash, 'admin')).toBe(204)
})
