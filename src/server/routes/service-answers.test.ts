import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Column } from '#domain/contract/columns.ts'
import {
  partialRecordSchema,
  serviceRecordSchema,
} from '#server/samples/record-schema.test-support.ts'
import { everything, openTestApp } from '#server/testing/test-app.test-support.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'
import { contractSources } from '#server/testing/contract-queues.test-support.ts'
import { errorBody, serviceAnswers, type ServiceOperation } from './service-answers.test-support.ts'

const home = await mkdtemp(join(tmpdir(), 'winnow-contract-'))
const server = await openTestApp(0, await contractSources(home))
afterAll(async () => {
  await server.close()
  await rm(home, { recursive: true, force: true })
})

// Resets the limit of failed sign-ins.
beforeEach(() => {
  server.clock.now = new Date(server.clock.now.getTime() + 600_000)
})

const members = ['owner', 'editor', 'annotator', 'viewer', 'admin'] as const
const queues = server.dependencies.servedQueues.queues()

const withoutVersion = (path: string) => path.replace(/^\/(?:public\/)?v2(?=\/)/, '')
const isOurOwn = (path: string) => /^\/(winnow|galileo|openapi\.json|\*)/.test(path)

const routes = server.app.routes
  .filter(({ path }) => !isOurOwn(path))
  .map(({ method, path }) => ({ method, path, operation: `${method} ${withoutVersion(path)}` }))

test('every route of the service has a schema, and every schema a route', () => {
  expect(new Set(routes.map(({ operation }) => operation))).toEqual(
    new Set(Object.keys(serviceAnswers)),
  )
  expect(routes.length).toBe(33)
})

const columnsOf = async (queueId: string, key: string): Promise<readonly Column[]> => {
  const path = `/annotation_queues/${queueId}/records/available_columns`
  return ((await (await server.post(path, '', key)).json()) as { columns: Column[] }).columns
}

/** Bodies with everything that changes the shape of the answer. */
async function bodiesFor(operation: string, queueId: string, key: string): Promise<unknown[]> {
  switch (operation.split('/').at(-1)) {
    case 'query':
      return [{}, { sort: { name: 'name', ascending: true, sort_type: 'column' } }]
    case 'count':
      return [{}, { filter_tree: { and: [] } }]
    case 'export':
    case 'url':
      return ['csv', 'jsonl'].map((export_format) => ({
        export_format,
        record_selector: everything,
      }))
    case 'partial_search': {
      const column_ids = (await columnsOf(queueId, key)).map(({ id }) => id)
      const all = { limit: 1000, include_counts: true, select_columns: { column_ids } }
      return [
        all,
        { ...all, truncate_fields: true },
        { ...all, filter_tree: { or: [] } },
        { limit: 2, starting_token: 1, select_columns: { column_ids: ['name'] } },
        { select_columns: { column_ids: [] } },
        { select_columns: { include_all_metrics: true, include_all_feedback: true } },
      ]
    }
    case 'api_key':
      return [{ api_key: key }]
    default:
      return [undefined]
  }
}

async function ask(method: string, path: string, body: unknown, key: string) {
  if (path.endsWith('/login')) {
    const username = key === 'admin' ? 'owner' : key
    const form = { username: `${username}@example.com`, password: `password of ${username}` }
    return server.app.request(path, { method, body: new URLSearchParams(form) })
  }
  if (method === 'GET') return server.get(path, key)
  return server.post(path, body ?? '', key)
}

const jsonOf = async (answer: Response): Promise<unknown> => {
  const text = await answer.text()
  return answer.headers.get('Content-Type')?.startsWith('application/json')
    ? (JSON.parse(text) as unknown)
    : text
}

function expectPartialRecords(records: readonly { type: string }[]) {
  for (const record of records) {
    const fields = Object.entries(record).filter(([id]) => !id.includes('/'))
    const checked = partialRecordSchema(record.type).safeParse(Object.fromEntries(fields))
    if (!checked.success) expect.fail(`${checked.error.message}\n${JSON.stringify(record)}`)
  }
}

describe.each(routes)('$method $path', ({ method, path, operation }) => {
  const schema = serviceAnswers[operation as ServiceOperation]
  const isOfQueue = path.includes(':queue_id')

  test.each(members)('gives the %s what clients of the service read', async (key) => {
    let answered = 0
    for (const { queue, users } of isOfQueue ? queues : queues.slice(0, 1)) {
      if (isOfQueue && key !== 'admin' && users.length === 1) continue
      const target = path.replace(':queue_id', queue.id)
      for (const body of await bodiesFor(operation, queue.id, key)) {
        const answer = await ask(method, target, body, key)
        expect(answer.status, `${queue.name} ${JSON.stringify(body)}`).toBe(200)
        const json = await jsonOf(answer)
        const checked = schema.safeParse(json)
        if (!checked.success) expect.fail(`${queue.name}: ${checked.error.message}`)
        if (operation.endsWith('partial_search'))
          expectPartialRecords((json as { records: { type: string }[] }).records)
        answered += 1
      }
    }
    expect(answered).toBeGreaterThan(0)
  })

  if (!isOfQueue) return
  test('refuses with the errors of the service', async () => {
    const ids = [queues[0]?.queue.id ?? '', uuidOf('no queue'), 'no-uuid']
    const statuses = new Set<number>()
    for (const key of ['outsider', 'owner', '']) {
      for (const id of ids) {
        for (const body of ['', '{', '[]', '{"limit":"x","filter_tree":5,"record_selector":{}}']) {
          const answer = await ask(method, path.replace(':queue_id', id), body, key)
          if (answer.status === 200) continue
          statuses.add(answer.status)
          const checked = errorBody(answer.status).safeParse(await jsonOf(answer))
          if (!checked.success) expect.fail(`${answer.status}: ${checked.error.message}`)
        }
      }
    }
    expect(statuses).toEqual(new Set([401, 403, 404, 422]))
  })
})

test.each(['owner', 'annotator', 'viewer'])(
  'every line of a file of the %s is a record of the service, children included',
  async (key) => {
    let lines = 0
    for (const { queue, record_count } of queues.slice(0, 3)) {
      const path = `/v2/annotation_queues/${queue.id}/records/export`
      for (const more of [{}, { export_computed_metrics_only: true }]) {
        const answer = await server.post(path, { record_selector: everything, ...more }, key)
        const text = await answer.text()
        for (const line of text.split('\n').slice(0, -1)) {
          const checked = serviceRecordSchema.safeParse(JSON.parse(line))
          if (!checked.success) expect.fail(`${checked.error.message}\n${line.slice(0, 3000)}`)
          lines += 1
        }
      }
      expect(record_count).toBe(150)
    }
    expect(lines).toBeGreaterThan(800)
  },
)

test('the pages of a list join without gaps', async () => {
  for (const [path, ask_] of [
    ['/v2/annotation_queues/query', (target: string) => server.post(target, {}, 'admin')],
    [
      `/v2/annotation_queues/${queues[0]?.queue.id}/users`,
      (target: string) => server.get(target, 'admin'),
    ],
  ] as const) {
    const page = await (await ask_(`${path}?starting_token=0&limit=2`)).json()
    expect(page).toMatchObject({ paginated: true, next_starting_token: 2, limit: 2 })
  }
})

test('a body that is too large and too many failed sign-ins have the same error shape', async () => {
  const path = `/v2/annotation_queues/${queues[0]?.queue.id}/records/export`
  const large = await server.post(path, ' '.repeat(9 * 1024 * 1024), 'owner')
  expect(large.status).toBe(413)
  expect(errorBody(413).safeParse(await large.json()).success).toBe(true)
  let answer: Response | null = null
  for (let time = 0; time < 200 && answer?.status !== 429; time += 1)
    answer = await server.post('/login/api_key', { api_key: `wrong ${time}` })
  expect(answer?.status).toBe(429)
  expect(Number(answer?.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(errorBody(429).safeParse(await answer?.json()).success).toBe(true)
})
