import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Column } from '#domain/contract/columns.ts'
import { annotationTypes, type AnnotationType, type Template } from '#domain/contract/templates.ts'
import { loadQueueSource } from '#server/start/queue-source.ts'
import {
  ratedQueueId,
  ratedRecordId,
  ratedSource,
  ratedTemplateId,
} from '#server/testing/rated-queue.test-support.ts'
import type { QueueSource } from '#server/store/store.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { testUserId } from '#server/testing/test-queue.test-support.ts'

type Line = Readonly<Record<string, unknown>> & { readonly id: string }

let folder: string
let server: TestApp
let again: TestApp
let source: QueueSource
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-rated-'))
  server = await openTestApp(0, [ratedSource])
  const file = join(folder, 'again.jsonl')
  await writeFile(file, await exported(server, ratedQueueId, 'admin'))
  source = await loadQueueSource(file)
  again = await openTestApp(0, [source])
})
afterAll(async () => {
  await server.close()
  await again.close()
  await rm(folder, { recursive: true })
})

async function exported(app: TestApp, queueId: string, key: string, more: object = {}) {
  const record_selector = { type: 'filter_tree', filter_tree: { and: [] } }
  const redact = key !== 'admin' && key !== 'owner'
  const path = `/v2/annotation_queues/${queueId}/records/export`
  const response = await app.post(path, { record_selector, redact, ...more }, key)
  expect(response.status).toBe(200)
  return response.text()
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line)

const byType = (values: Readonly<Record<AnnotationType, object>>) =>
  Object.fromEntries(
    annotationTypes.map((annotation_type) => [
      ratedTemplateId(annotation_type),
      { aggregate: { annotation_type, ...values[annotation_type] } },
    ]),
  )

const ten = (counts: Readonly<Record<number, number>>) =>
  Array.from({ length: 10 }, (_, index) => ({
    min_inclusive: index * 11,
    max_exclusive: index === 9 ? null : (index + 1) * 11,
    count: counts[index] ?? 0,
  }))

test('aggregates have the documented shape of each type of template', async () => {
  const [three, one, none] = linesOf(await exported(server, ratedQueueId, 'owner'))
  // Owner, editor and annotator are asked to rate; the viewer's ratings count where there are some.
  expect(three?.annotation_aggregates).toEqual(
    byType({
      like_dislike: { like_count: 2, dislike_count: 1, unrated_count: 1 },
      star: { average: 14 / 3, counts: { 4: 1, 5: 2 }, unrated_count: 1 },
      score: { average: 200 / 3, buckets: ten({ 0: 1, 8: 1, 9: 1 }), unrated_count: 1 },
      tags: { counts: { a: 1, b: 2 }, unrated_count: 1 },
      choice: { counts: { no: 1, yes: 2 }, unrated_count: 1 },
      tree_choice: { counts: { x: 2, y: 1 }, unrated_count: 1 },
      text: { count: 3, unrated_count: 1 },
    }),
  )
  expect(one?.annotation_aggregates).toMatchObject({
    [ratedTemplateId('text')]: {
      aggregate: { annotation_type: 'text', count: 1, unrated_count: 2 },
    },
  })
  expect(none?.annotation_aggregates).toEqual({})
})

test('importing an exported file gives the same ratings', async () => {
  const before = linesOf(await exported(server, ratedQueueId, 'owner'))
  const after = linesOf(await exported(again, source.folder.queue.id, 'admin'))
  const own = { annotation_queue_ids: [source.folder.queue.id], fully_annotated: false }
  expect(after).toEqual(before.map((line) => ({ ...line, ...own })))
})

test('its templates and columns are inferred from the ratings', async () => {
  const path = `/annotation_queues/${source.folder.queue.id}`
  const templates = (await (await again.get(`/v2${path}/templates`, 'admin')).json()) as Template[]
  expect(templates.map(({ id, constraints }) => [id, constraints.annotation_type])).toEqual(
    annotationTypes.map((type) => [ratedTemplateId(type), type]).toSorted(inFile),
  )
  const listed = await again.post(`${path}/records/available_columns`, {}, 'admin')
  const { columns } = (await listed.json()) as { columns: Column[] }
  const ids = ['annotations', 'feedback'].flatMap((kind) =>
    templates.map(({ id }) => `${kind}/${id}`),
  )
  expect(columns.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  const csv = { export_format: 'csv', column_ids: ids }
  const cells = async (app: TestApp, queueId: string) =>
    Papa.parse(await exported(app, queueId, 'admin', csv), { header: true }).data
  expect(await cells(again, source.folder.queue.id)).toEqual(await cells(server, ratedQueueId))
})

const order: readonly AnnotationType[] = [
  'like_dislike',
  'star',
  'score',
  'tags',
  'choice',
  'tree_choice',
  'text',
]
const inFile = (a: readonly string[], b: readonly string[]) =>
  order.findIndex((type) => type === a[1]) - order.findIndex((type) => type === b[1])

test.each(['annotator', 'viewer'])('%s: no results of everyone’s ratings', async (key) => {
  const keys = [
    'annotation_aggregates',
    'annotation_agreement',
    'overall_annotation_agreement',
    'feedback_rating_info',
  ]
  for (const more of [{}, { export_computed_metrics_only: true }]) {
    const lines = linesOf(await exported(server, ratedQueueId, key, more))
    expect(lines.map(({ id }) => id)).toEqual([0, 1, 2].map(ratedRecordId))
    for (const line of lines) {
      expect(Object.keys(line)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/aggreg|agreement|rating_info/)]),
      )
      expect(Object.keys(line)).toContain('fully_annotated')
    }
    for (const line of linesOf(await exported(server, ratedQueueId, 'editor', more))) {
      expect(Object.keys(line)).toEqual(expect.arrayContaining(keys))
    }
  }
})

const templates = annotationTypes.map(ratedTemplateId)
const usersIn = (annotations: unknown) =>
  Object.values(annotations as Record<string, Record<string, unknown>>).flatMap(Object.keys)

test.each<[string, number[]]>([
  ['annotator', [templates.length, 0, 0]],
  ['viewer', [0, 0, 0]],
])('%s: lines, cells and pages show no one else’s ratings', async (key, own) => {
  const mine = (users: readonly string[]) => users.filter((user) => user === testUserId(key))
  for (const more of [{}, { export_computed_metrics_only: true }]) {
    const lines = linesOf(await exported(server, ratedQueueId, key, more))
    const all = linesOf(await exported(server, ratedQueueId, 'owner', more))
    for (const [index, { annotations }] of lines.entries()) {
      expect(usersIn(annotations)).toEqual(mine(usersIn(annotations)))
      expect(usersIn(annotations)).toHaveLength(own[index] ?? 0)
      const given = all[index]?.annotations as Record<string, Record<string, unknown>>
      for (const [id, ratings] of Object.entries(annotations as typeof given)) {
        expect(ratings).toEqual({ [testUserId(key)]: given[id]?.[testUserId(key)] })
      }
    }
  }
  const column_ids = templates.map((id) => `annotations/${id}`)
  const csv = Papa.parse<Record<string, string>>(
    await exported(server, ratedQueueId, key, { export_format: 'csv', column_ids }),
    { header: true, skipEmptyLines: false },
  ).data.slice(0, own.length)
  const page = (await (
    await server.post(
      `/annotation_queues/${ratedQueueId}/partial_search`,
      { select_columns: { column_ids } },
      key,
    )
  ).json()) as { records: Record<string, unknown>[] }
  for (const id of column_ids) {
    for (const [index, count] of own.entries()) {
      const cell = csv[index]?.[id] ?? ''
      expect(cell === '' ? [] : Object.keys(JSON.parse(cell) as object)).toEqual(
        count > 0 ? [testUserId(key)] : [],
      )
      const shown = page.records[index]?.[id]
      expect(shown ?? null).toEqual(cell === '' ? null : JSON.parse(cell))
    }
  }
})
