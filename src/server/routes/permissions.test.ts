import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  everything,
  exportPath,
  openTestApp,
  queuePath,
  type TestApp,
} from '#server/testing/test-app.test-support.ts'
import { feedbackColumn, testRecordId } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

const whole = { record_selector: everything }
const ours = `/winnow${queuePath}`
const select_columns = { column_ids: ['input'] }
const filter_tree = { and: [] }
const rating = {
  filter: { type: 'number', column_id: feedbackColumn, operator: 'gte', value: 1 },
}
const get = null

/** In the order of the table's columns. `none` sends no credentials. */
const people = ['owner', 'editor', 'annotator', 'viewer', 'admin', 'outsider', 'none'] as const

/** `get` is a request without a body. */
const table: readonly (readonly [name: string, path: string, body: object | null, string])[] = [
  //                                                              own edt ann view adm outs none
  ['export', exportPath, whole, '200 200 200 200 200 403 401'],
  ['export, unredacted', exportPath, { ...whole, redact: false }, '200 200 403 403 200 403 401'],
  [
    'export of ratings',
    exportPath,
    { ...whole, export_format: 'csv', column_ids: [feedbackColumn] },
    '200 200 422 422 200 403 401',
  ],
  ['export as a link', `${exportPath}/url`, whole, '200 200 200 200 200 403 401'],
  [
    'unredacted export as a link',
    `${exportPath}/url`,
    { ...whole, redact: false },
    '200 200 403 403 200 403 401',
  ],
  ['count', `${queuePath}/records/count`, { filter_tree }, '200 200 200 200 200 403 401'],
  [
    'count by rating',
    `${queuePath}/records/count`,
    { filter_tree: rating },
    '200 200 422 422 200 403 401',
  ],
  ['columns', `${queuePath}/records/available_columns`, {}, '200 200 200 200 200 403 401'],
  ['first rows', `${queuePath}/partial_search`, { select_columns }, '200 200 200 200 200 403 401'],
  [
    'first rows, unredacted',
    `${queuePath}/partial_search`,
    { select_columns, redact: false },
    '200 200 403 403 200 403 401',
  ],
  [
    'first rows sorted by rating',
    `${queuePath}/partial_search`,
    { select_columns, sort: { column_id: feedbackColumn } },
    '200 200 422 422 200 403 401',
  ],
  ['queue', `/v2${queuePath}`, get, '200 200 200 200 200 403 401'],
  ['templates', `/v2${queuePath}/templates`, get, '200 200 200 200 200 403 401'],
  ['members', `/v2${queuePath}/users`, get, '200 200 200 200 200 403 401'],
  ['list of queues', '/v2/annotation_queues/query', {}, '200 200 200 200 200 200 401'],
  [
    'values',
    `${ours}/column_values`,
    { columns: [{ column_id: 'input' }] },
    '200 200 200 200 200 403 401',
  ],
  [
    'ratings',
    `${ours}/column_values`,
    { columns: [{ column_id: feedbackColumn }] },
    '200 200 422 422 200 403 401',
  ],
  [
    'counts of nodes',
    `${ours}/tree_counts`,
    { filter_trees: [filter_tree] },
    '200 200 200 200 200 403 401',
  ],
  [
    'counts of nodes by rating',
    `${ours}/tree_counts`,
    { filter_trees: [rating] },
    '200 200 422 422 200 403 401',
  ],
  ['facts', `${ours}/selection_facts`, whole, '200 200 200 200 200 403 401'],
  [
    'facts of an unredacted export',
    `${ours}/selection_facts`,
    { ...whole, redact: false },
    '200 200 403 403 200 403 401',
  ],
  [
    'missing ids',
    `${ours}/missing_record_ids`,
    { record_ids: [testRecordId(0)] },
    '200 200 200 200 200 403 401',
  ],
  ['keeping a configuration', `${ours}/shared`, { a: 1 }, '200 200 200 200 200 403 401'],
  ['what one keeps', '/winnow/shared', get, '200 200 200 200 200 200 401'],
  ['who am I', '/v2/current_user', get, '200 200 200 200 200 200 401'],
  ['signing out everywhere', '/winnow/sign_out_everywhere', {}, '204 204 204 204 204 204 401'],
  ['the page’s first question', '/winnow/session', get, '200 200 200 200 200 200 200'],
  ['health', '/healthcheck', get, '200 200 200 200 200 200 200'],
  ['metrics', '/winnow/metrics', get, '200 200 200 200 200 200 200'],
]

const as = (person: string, path: string, body: object | null) => {
  const key = person === 'none' ? undefined : person
  return body === null ? server.get(path, key) : server.post(path, body, key)
}

describe.each(table)('%s', (_, path, body, statuses) => {
  const expected = statuses.split(' ').map(Number)
  test.each(people.map((person, index) => [person, expected[index]] as const))(
    '%s: %i',
    async (person, status) => {
      const response = await as(person, path, body)
      expect(response.status).toBe(status)
      // Read to the end, so that no export is left running.
      const text = await response.text()
      if (Number(status) >= 400) expect(JSON.parse(text)).toHaveProperty('detail')
    },
  )
})

test('every route is in the table, or is checked for its own rule below', () => {
  const inTable = new Set(
    table.map(([, path, body]) => `${body === null ? 'GET' : 'POST'} ${path.replace('/v2', '')}`),
  )
  const ownRule = new Set([
    'POST /login',
    'POST /login/api_key',
    'GET /winnow/downloads/:token',
    'GET /winnow/downloads/:id/progress',
    'GET /winnow/shared/:hash',
    'DELETE /winnow/shared/:hash',
    'GET /openapi.json',
  ])
  const { queue_id } = { queue_id: queuePath.split('/').at(-1) ?? '' }
  const routes = server.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/^(\/public)?\/v2/, '')}`)
  const unknown = routes.filter(
    (route) => !ownRule.has(route) && !inTable.has(route.replace(':queue_id', queue_id)),
  )
  expect(unknown).toEqual([])
})

describe('things of one person', () => {
  const linkOf = async (person: string, redact = true) => {
    const answer = await as(person, `${exportPath}/url`, { ...whole, redact })
    return (await answer.json()) as { url: string; progress_url: string }
  }

  test('the progress of a download is visible to the person who made the link', async () => {
    const { progress_url } = await linkOf('owner')
    const path = new URL(progress_url).pathname
    const statuses = []
    for (const person of people) statuses.push((await as(person, path, null)).status)
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 401])
  })

  test('a link gives its file without credentials, and once', async () => {
    const { url } = await linkOf('owner', false)
    const path = new URL(url).pathname
    expect(await (await as('none', path, null)).text()).toContain('my secret is 0')
    expect((await as('owner', path, null)).status).toBe(410)
  })

  test('members of its queue can read a kept configuration', async () => {
    const kept = await as('viewer', `${ours}/shared`, { kept: true })
    const { hash } = (await kept.json()) as { hash: string }
    const statuses = []
    for (const person of people) {
      statuses.push((await as(person, `/winnow/shared/${hash}`, null)).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 403, 401])
  })

  test('the list shows a queue only to its members', async () => {
    const seen = []
    for (const person of people.slice(0, -1)) {
      const answer = await as(person, '/v2/annotation_queues/query', {})
      seen.push(
        ((await answer.json()) as { annotation_queues: unknown[] }).annotation_queues.length,
      )
    }
    expect(seen).toEqual([1, 1, 1, 1, 1, 0])
  })
})
