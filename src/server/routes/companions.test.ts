import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, queuePath, type TestApp } from '#server/testing/test-app.test-support.ts'
import { testQueueId, testRecordId, testUserId } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

const search = async (body: object, key = 'owner') =>
  (await server.post(`${queuePath}/partial_search`, body, key)).json()

const list = async (query: string, body: unknown, key = 'owner') =>
  (await server.post(`/v2/annotation_queues/query${query}`, body, key)).json()

const byName = (value: string) => ({ filters: [{ name: 'name', operator: 'contains', value }] })

describe('paths', () => {
  test.each(['/v2', '/public/v2', ''])('the shared operations exist under “%s”', async (prefix) => {
    const queue = `${prefix}${queuePath}`
    const answers = await Promise.all([
      server.post(`${prefix}/annotation_queues/query`, {}, 'viewer'),
      server.get(queue, 'viewer'),
      server.get(`${queue}/templates`, 'viewer'),
      server.get(`${queue}/users`, 'viewer'),
      server.get(`${prefix}/current_user`, 'viewer'),
      server.get(`${prefix}/healthcheck`),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  })

  test.each(['records/available_columns', 'records/count', 'partial_search'])(
    '%s exists without a prefix only',
    async (path) => {
      const body = { select_columns: {} }
      expect((await server.post(`${queuePath}/${path}`, body, 'viewer')).status).toBe(200)
      expect((await server.post(`/v2${queuePath}/${path}`, body, 'viewer')).status).toBe(404)
    },
  )

  test('an unknown path is a 404 and an unknown method a 405, in the error shape', async () => {
    const missing = await server.get('/v2/nothing')
    expect([missing.status, await missing.json()]).toEqual([404, { detail: expect.any(String) }])
    const wrong = await server.get(`/v2${queuePath}/records/export`)
    expect([wrong.status, wrong.headers.get('Allow')]).toEqual([405, 'POST'])
    expect(await wrong.json()).toEqual({ detail: expect.any(String) })
  })
})

describe('queues', () => {
  test('people who may not read a queue do not see it', async () => {
    expect(await list('', {}, 'outsider')).toMatchObject({ annotation_queues: [] })
    expect(await list('', {}, 'admin')).toMatchObject({ annotation_queues: [{ id: testQueueId }] })
  })

  test("a queue lists its contents and the person's permissions", async () => {
    const queue = (await (await server.get(queuePath, 'annotator')).json()) as {
      permissions: { action: string; allowed: boolean }[]
    }
    expect(queue).toMatchObject({
      id: testQueueId,
      num_log_records: 5,
      num_users: 4,
      num_annotators: 3,
      num_templates: 1,
      overall_progress: 0.2,
      created_by_user: { email: 'owner@example.com' },
      templates: [{ name: 'Quality', criteria: null }],
    })
    expect(queue.permissions.filter(({ allowed }) => allowed)).toEqual([
      { action: 'record_annotation', allowed: true },
    ])
  })

  test('members come in pages, with their progress', async () => {
    const page = (await (
      await server.get(`${queuePath}/users?starting_token=2&limit=1`, 'owner')
    ).json()) as object
    expect(page).toMatchObject({
      starting_token: 2,
      limit: 1,
      paginated: true,
      next_starting_token: 3,
      collaborators: [{ user_id: testUserId('annotator'), role: 'annotator', progress: 0.4 }],
    })
  })

  test('the list is filtered by name and sorted; unknown filters are a 422', async () => {
    expect(await list('', byName('week 12'))).toMatchObject({
      annotation_queues: [{ id: testQueueId }],
    })
    expect(await list('', byName('week 13'))).toMatchObject({ annotation_queues: [] })
    expect(await list('', '')).toMatchObject({ annotation_queues: [{ id: testQueueId }] })
    for (const body of [
      { filters: [{ name: 'created_by', value: 'x' }] },
      { sort: { name: 'colour', ascending: true, sort_type: 'column' } },
    ]) {
      expect(await list('', body)).toMatchObject({
        detail: [{ loc: expect.arrayContaining(['body']) }],
      })
    }
    expect(await list('?limit=0&starting_token=x', {})).toMatchObject({
      detail: [
        { type: 'int_parsing', loc: ['query', 'starting_token'] },
        { type: 'greater_than_equal', loc: ['query', 'limit'] },
      ],
    })
  })
})

describe('partial search', () => {
  test('pages have cells by column id, in the default order', async () => {
    const body = {
      select_columns: { column_ids: ['name', 'tags'] },
      limit: 2,
      include_counts: true,
    }
    expect(await search(body)).toEqual({
      starting_token: 0,
      limit: 2,
      paginated: true,
      next_starting_token: 2,
      last_row_id: testRecordId(1),
      total_count: 5,
      records: [
        { id: testRecordId(0), type: 'trace', name: 'record 0', tags: ['even'] },
        { id: testRecordId(1), type: 'trace', name: 'record 1', tags: [] },
      ],
    })
    expect(await search({ ...body, starting_token: 4 })).toMatchObject({
      next_starting_token: null,
      records: [{ id: testRecordId(4) }],
    })
  })

  test('records are sorted by a sortable column', async () => {
    const select_columns = { column_ids: ['name'] }
    const sort = { column_id: 'name', ascending: false, sort_type: 'column' }
    const page = (await search({ select_columns, sort, limit: 1 })) as { records: object[] }
    expect(page.records).toEqual([{ id: testRecordId(4), type: 'trace', name: 'record 4' }])
    for (const column_id of ['tags', 'nothing']) {
      expect(await search({ select_columns, sort: { ...sort, column_id } })).toMatchObject({
        detail: [{ type: 'value_error', loc: ['body', 'sort', 'column_id'] }],
      })
    }
  })

  test('long texts are cut on request', async () => {
    const body = { select_columns: { column_ids: ['output'] }, limit: 1 }
    const output = async (more: object) =>
      ((await search({ ...body, ...more })) as { records: { output: string }[] }).records[0]?.output
    expect((await output({}))?.length).toBe(5000)
    expect(await output({ truncate_fields: true })).toMatch(/^a{1000}…$/)
  })

  test('without ids a page has the columns of a CSV', async () => {
    const page = (await search({ select_columns: {}, limit: 1 })) as { records: object[] }
    const csv = await server.post(
      `${queuePath}/records/export`,
      {
        export_format: 'csv',
        record_selector: { type: 'record_ids', record_ids: [testRecordId(0)] },
      },
      'owner',
    )
    const header = (await csv.text()).split('\r\n')[0]?.split(',')
    expect(Object.keys(page.records[0] ?? {}).toSorted()).toEqual(header?.toSorted())
  })

  test('unknown columns and missing keys are 422s at their place', async () => {
    expect(await search({ select_columns: { column_ids: ['id', 'nope'] } })).toMatchObject({
      detail: [{ type: 'value_error', loc: ['body', 'select_columns', 'column_ids', 1] }],
    })
    expect(await search({})).toMatchObject({
      detail: [{ type: 'missing', loc: ['body', 'select_columns'] }],
    })
  })
})

describe('column values', () => {
  const path = `/winnow${queuePath}/column_values`
  const ask = async (columns: unknown, key = 'owner') => {
    const response = await server.post(path, { columns }, key)
    return (await response.json()) as { columns: { values: { value: unknown }[] }[] }
  }

  test('frequent values have their counts, most frequent first', async () => {
    expect(
      await ask([{ column_id: 'type' }, { column_id: 'name', search: 'D 3', limit: 1 }]),
    ).toEqual({
      columns: [
        {
          column_id: 'type',
          missing: 0,
          distinct: 1,
          values: [{ value: expect.any(String) as string, count: 5 }],
          histogram: null,
        },
        {
          column_id: 'name',
          missing: 0,
          distinct: 5,
          values: [{ value: 'record 3', count: 1 }],
          histogram: null,
        },
      ],
    })
  })

  test('dates are counted in equal parts of their range', async () => {
    const answer = await ask([{ column_id: 'created_at' }])
    const [column] = answer.columns as unknown as {
      histogram: { buckets: { from: string; to: string; count: number }[] }
    }[]
    const buckets = column?.histogram.buckets ?? []
    expect(buckets).toHaveLength(24)
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(5)
    for (const [index, { from }] of buckets.entries()) {
      if (index > 0) expect(from).toBe(buckets[index - 1]?.to)
    }
  })

  test('redacted texts are hidden from people who may not see them', async () => {
    const values = async (key: string) =>
      JSON.stringify((await ask([{ column_id: 'input' }], key)).columns)
    expect(await values('owner')).toContain('my secret is 0')
    expect(await values('viewer')).not.toContain('secret')
  })

  test('errors name their place', async () => {
    expect(await ask([{ column_id: 'nope' }, { column_id: 'fully_annotated' }])).toMatchObject({
      detail: [
        { type: 'value_error', loc: ['body', 'columns', 0, 'column_id'] },
        { type: 'value_error', loc: ['body', 'columns', 1, 'column_id'] },
      ],
    })
    expect(await ask([{ column_id: 'name', limit: 1000 }])).toMatchObject({
      detail: [{ loc: ['body', 'columns', 0, 'limit'] }],
    })
    expect(await ask([])).toMatchObject({ detail: [{ loc: ['body', 'columns'] }] })
  })
})

describe('lists that are too long, or full of mistakes', () => {
  test('the list of queues takes at most 100 filters', async () => {
    const filters = Array.from({ length: 101 }, () => ({ name: 'name', value: 'x' }))
    expect(await list('', { filters: filters.slice(1) })).toMatchObject({ annotation_queues: [] })
    expect(await list('', { filters })).toMatchObject({
      detail: [{ type: 'too_long', loc: ['body', 'filters'] }],
    })
  })

  test.each([['x'], [1]])('columns of a page that are all %j give 100 errors', async (id) => {
    const column_ids = Array.from({ length: 300_000 }, () => id)
    const { detail } = (await search({ select_columns: { column_ids } })) as { detail: unknown[] }
    expect(detail).toHaveLength(100)
  })
})
