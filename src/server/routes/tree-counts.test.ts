import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, queuePath, type TestApp } from '#server/testing/test-app.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

const named = (value: string) => ({
  filter: { type: 'text', column_id: 'name', operator: 'eq', value },
})

const path = `/winnow${queuePath}/tree_counts`
const ask = async (filter_trees: unknown, key = 'viewer') => {
  const response = await server.post(path, { filter_trees }, key)
  return (await response.json()) as unknown
}

test('each node has its count, and each leaf the count of the tree without it', async () => {
  const tree = {
    and: [{ not: named('record 3') }, { or: [named('record 1'), named('record 2')] }],
  }
  expect(await ask([tree, { and: [] }])).toEqual({
    trees: [
      {
        total: 2,
        nodes: [
          { count: 2, without: null },
          { count: 4, without: null },
          { count: 1, without: 2 },
          { count: 2, without: null },
          { count: 1, without: 1 },
          { count: 1, without: 1 },
        ],
        mute: null,
      },
      { total: 5, nodes: [{ count: 5, without: null }], mute: null },
    ],
  })
})

test('if nothing is selected, the answer names the fewest leaves to mute', async () => {
  const impossible = {
    and: [named('record 1'), { not: { not: named('record 2') } }, { and: [] }],
  }
  expect(await ask([impossible])).toMatchObject({ trees: [{ total: 0, mute: [1] }] })
  expect(await ask([{ or: [] }])).toMatchObject({ trees: [{ total: 0, mute: null }] })
})

test('errors name their tree, and too many trees or nodes are refused', async () => {
  expect(await ask([{ and: [] }, {}])).toMatchObject({
    detail: [{ type: 'missing', loc: ['body', 'filter_trees', 1] }],
  })
  expect(await ask([])).toMatchObject({ detail: [{ type: 'too_short' }] })
  expect(await ask(undefined)).toMatchObject({ detail: [{ type: 'missing' }] })
  const many = { or: Array.from({ length: 6000 }, () => ({ and: [] })) }
  expect(await ask([many, many])).toMatchObject({ detail: [{ type: 'too_long' }] })
})

test('a person’s requests are answered one after the other, and none after its client has disconnected', async () => {
  const body = JSON.stringify({ filter_trees: [named('record 1')] })
  const send = (signal: AbortSignal) =>
    server.app.request(path, {
      method: 'POST',
      body,
      signal,
      headers: { 'Galileo-API-Key': 'viewer' },
    })
  const stays = new AbortController().signal
  const answers = await Promise.all([
    send(stays),
    send(stays),
    send(AbortSignal.timeout(0)),
    ...Array.from({ length: 60 }, () => send(stays)),
  ])
  const statuses = answers.map(({ status }) => status)
  expect(statuses.slice(0, 3)).toEqual([200, 200, 503])
  // One is answered, and fifty wait.
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
  expect((await send(stays)).status).toBe(200)
})

test('people who may not see a redacted word cannot find it', async () => {
  const secret = {
    filter: { type: 'text', column_id: 'input', operator: 'contains', value: 'secret' },
  }
  const [own, other] = [await ask([secret], 'owner'), await ask([secret], 'viewer')]
  expect(own).not.toEqual(other)
})
