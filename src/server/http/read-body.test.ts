import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, queuePath, type TestApp } from '#server/testing/test-app.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(3)
})
afterAll(() => server.close())

function endless() {
  let taken = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        taken += 1024
        controller.enqueue(new Uint8Array(1024).fill(0x20))
      },
    },
    { highWaterMark: 0 },
  )
  return { init: { method: 'POST', body, duplex: 'half' } as RequestInit, taken: () => taken }
}

test('nothing of a body is read before its caller has signed in, and of a sign-in a few kilobytes', async () => {
  const paths = server.app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)
  expect(paths.length).toBeGreaterThan(15)
  for (const path of paths) {
    const { init, taken } = endless()
    const at = path.replace(':queue_id', queuePath.split('/').at(-1) ?? '')
    const { status } = await server.app.request(at, init)
    const isSignIn = /\/login(\/api_key)?$/.test(path)
    expect([path, status]).toEqual([path, isSignIn ? 413 : 401])
    expect(taken()).toBeLessThanOrEqual(isSignIn ? 17 * 1024 : 0)
  }
})

test('a large body whose length is not announced is read, up to its end', async () => {
  const body = `{"filter_tree":{"and":[${' '.repeat(3 * 1024 * 1024)}]}}`
  const count = await server.post(`${queuePath}/records/count`, body, 'owner')
  expect(await count.json()).toEqual({ total_count: 3 })
  const { init } = endless()
  const headers = { 'Galileo-API-Key': 'owner' }
  const answer = await server.app.request(`${queuePath}/records/count`, { ...init, headers })
  expect(answer.status).toBe(413)
})

test('a large body gets the same errors as a small one: broken text, an invalid number, too many objects', async () => {
  const space = ' '.repeat(1024 * 1024)
  const count = (body: string) => server.post(`${queuePath}/records/count`, body, 'owner')
  const number = (value: string) =>
    `{"filter_tree":{"filter":{"column_id":"num","type":"number","operator":"eq","value":${value}}}}`
  for (const body of ['{"a":', number('9007199254740993'), number(`[${'1e400,'.repeat(300)}0]`)]) {
    const [small, large] = await Promise.all([count(body), count(space + body)])
    expect(large.status).toBe(422)
    const text = (await large.text()).replaceAll(String(space.length + 5), '5')
    expect(text.length).toBe((await small.text()).length)
  }
  const many = await count(`[${'{},'.repeat(400_000)}{}]`)
  expect(await many.text()).toContain('more than 200000 objects')
})
