import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, queuePath, type TestApp } from '#server/testing/test-app.test-support.ts'
import { feedbackColumn } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

const path = `/winnow${queuePath}/column_values`
const post = (columns: unknown, key?: string) => server.post(path, { columns }, key)
const ask = async (columns: unknown, key = 'viewer') => (await post(columns, key)).json()

describe('column values', () => {
  test('columns come in the order and under the ids of the request', async () => {
    const columns = [
      { column_id: 'tags' },
      { column_id: 'name', search: 'RECORD', limit: 1 },
      { column_id: 'created_at' },
      { column_id: 'tags', search: 'odd' },
    ]
    expect(await ask(columns)).toEqual({
      columns: [
        {
          column_id: 'tags',
          missing: 2,
          distinct: 1,
          values: [{ value: 'even', count: 3 }],
          histogram: null,
        },
        {
          column_id: 'name',
          missing: 0,
          distinct: 5,
          values: [{ value: 'record 0', count: 1 }],
          histogram: null,
        },
        {
          column_id: 'created_at',
          missing: 0,
          distinct: 5,
          values: [],
          histogram: {
            buckets: expect.arrayContaining([
              {
                from: '2026-02-28T23:59:56.000000Z',
                to: '2026-02-28T23:59:56.166666Z',
                count: 1,
              },
            ]),
          },
        },
        { column_id: 'tags', missing: 2, distinct: 1, values: [], histogram: null },
      ],
    })
  })

  test('a search has no effect on a column of dates, whose values are not listed', async () => {
    const plain = await ask([{ column_id: 'created_at' }])
    expect(await ask([{ column_id: 'created_at', search: "2026' --" }])).toEqual(plain)
  })

  test('a text over 200 characters is counted among the values and not listed', async () => {
    expect(await ask([{ column_id: 'output' }])).toMatchObject({
      columns: [{ distinct: 2, values: [{ value: 'aaaaa', count: 4 }] }],
    })
  })

  test('people without unredacted data get the redacted text, and cannot search the original', async () => {
    const columns = [{ column_id: 'input', search: 'secret' }]
    const listed = async (key: string) => JSON.stringify(await ask(columns, key))
    expect(await listed('owner')).toContain('my secret is 0')
    for (const key of ['annotator', 'viewer']) expect(await listed(key)).toContain('"values":[]')
    expect(await ask([{ column_id: 'input', limit: 1 }], 'viewer')).toMatchObject({
      columns: [{ values: [{ value: 'my *** is 0', count: 1 }] }],
    })
  })
})

describe('refusals', () => {
  test('only members of the queue may ask', async () => {
    const columns = [{ column_id: 'name' }]
    expect((await post(columns)).status).toBe(401)
    expect((await post(columns, 'outsider')).status).toBe(403)
    const elsewhere = path.replace(/[0-9a-f-]{36}/, 'b5a9b2a0-51b1-4b0e-8d7e-1f0f5c3c9f10')
    expect((await server.post(elsewhere, { columns }, 'owner')).status).toBe(404)
    for (const key of ['owner', 'editor', 'annotator', 'viewer', 'admin']) {
      expect((await post(columns, key)).status).toBe(200)
    }
  })

  test('an unknown, hidden or unfilterable column is an error at its place', async () => {
    const annotations = feedbackColumn.replace('feedback', 'annotations')
    const columns = ['name', 'nothing', annotations, 'fully_annotated', feedbackColumn].map(
      (column_id) => ({
        column_id,
      }),
    )
    const wrong = (index: number) => ({
      type: 'value_error',
      loc: ['body', 'columns', index, 'column_id'],
    })
    expect(await ask(columns, 'viewer')).toMatchObject({
      detail: [wrong(1), wrong(2), wrong(3), wrong(4)],
    })
    expect(await ask(columns, 'owner')).toMatchObject({ detail: [wrong(1), wrong(2), wrong(3)] })
  })

  test.each([
    [undefined, 'missing', []],
    [[], 'too_short', []],
    [Array.from({ length: 51 }, () => ({ column_id: 'name' })), 'too_long', []],
    [[{}], 'missing', [0, 'column_id']],
    [[{ column_id: 'name', limit: 0 }], 'value_error', [0, 'limit']],
    [[{ column_id: 'name', limit: 101 }], 'value_error', [0, 'limit']],
    [[{ column_id: 'name', search: 5 }], 'string_type', [0, 'search']],
  ])('a body out of bounds is a 422 (%#)', async (columns, type, place) => {
    expect(await ask(columns)).toMatchObject({
      detail: [{ type, loc: ['body', 'columns', ...place] }],
    })
  })
})
