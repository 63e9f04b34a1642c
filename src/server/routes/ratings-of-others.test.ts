import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Column } from '#domain/contract/columns.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import { annotationTypes, type AnnotationType } from '#domain/contract/templates.ts'
import {
  ratedQueueId,
  ratedRecordId,
  ratedSource,
  ratedTemplateId,
} from '#server/testing/rated-queue.test-support.ts'
import type { QueueSource } from '#server/store/store.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { roles, testUserId } from '#server/testing/test-queue.test-support.ts'

/**
 * Two queues that differ only in other people's ratings. Annotators and viewers must get the same bytes
 * from both.
 */

const givenBy: Readonly<Record<AnnotationType, readonly [one: unknown, other: unknown]>> = {
  like_dislike: [true, false],
  star: [5, 1],
  score: [7, 93],
  tags: [['a', 'b'], ['c']],
  choice: ['yes', 'no at all'],
  tree_choice: ['x', 'the other'],
  text: ['fine', 'a longer text'],
}

const own: Readonly<Record<AnnotationType, unknown>> = {
  like_dislike: true,
  star: 4,
  score: 50,
  tags: ['b'],
  choice: 'yes',
  tree_choice: 'x',
  text: 'own words',
}

const ratings = (raters: readonly string[], variant: 0 | 1) =>
  Object.fromEntries(
    annotationTypes.map((annotation_type) => [
      ratedTemplateId(annotation_type),
      Object.fromEntries(
        raters.map((rater) => {
          const isOwn = rater === 'annotator'
          const value = isOwn ? own[annotation_type] : givenBy[annotation_type][variant]
          const explanation = isOwn ? 'own words' : ['why', 'why not, they ask'][variant]
          return [testUserId(rater), { annotation_type, value, explanation }]
        }),
      ),
    ]),
  )

const told = (raters: readonly string[], variant: 0 | 1) => ({
  annotations: ratings(raters, variant),
  annotation_aggregates: {
    [ratedTemplateId('star')]: {
      aggregate: { annotation_type: 'star', average: variant, counts: {}, unrated_count: 0 },
    },
  },
  annotation_agreement: { [ratedTemplateId('star')]: [0.25, 0.75][variant] },
  overall_annotation_agreement: [0.125, 1][variant],
  feedback_rating_info: { [ratedTemplateId('star')]: { told: ['by one', 'by another'][variant] } },
})

const child = (variant: 0 | 1, raters: readonly string[], more: object = {}) => ({
  type: 'trace',
  input: 'open',
  ...told(raters, variant),
  redacted_input: '***',
  metrics: { correctness: 1 },
  metric_info: { correctness: { status_type: 'failed' } },
  ...more,
})

const everybody = roles
const records = (variant: 0 | 1) => [
  {
    ...told(everybody, variant),
    input: 'open',
    redacted_input: '***',
    metrics: { correctness: 0.5 },
    metric_info: { correctness: { status_type: 'success', value: 0.5 } },
    traces: [
      child(variant, ['owner', 'annotator'], { spans: [child(variant, ['viewer'])] }),
      [[child(variant, ['editor'])]],
    ],
    children: { a: child(variant, everybody), annotations: [variant] },
    output: { annotations: ['of a model, not of people'] },
  },
  { ...told(['owner'], variant), spans: { one: child(variant, ['owner']) }, name: 'b' },
  { annotations: {}, traces: [{ annotations: {}, annotation_aggregates: {} }], name: 'c' },
]

const sourceOf = (variant: 0 | 1, hasTemplates: boolean): QueueSource => {
  const lines = records(variant).map((record, index) =>
    JSON.stringify({
      id: ratedRecordId(index),
      type: 'trace',
      created_at: `2026-03-01T00:00:0${index}Z`,
      ...record,
    }),
  )
  const { folder } = ratedSource
  const metrics = [{ key: 'correctness', enabled: true }]
  return {
    ...ratedSource,
    folder: { ...folder, metrics, templates: hasTemplates ? folder.templates : [] },
    content_key: `ratings of others ${variant} ${hasTemplates}`,
    open: async function* () {
      yield Buffer.from(lines.map((line) => `${line}\n`).join(''))
    },
  }
}

const path = `/annotation_queues/${ratedQueueId}`
const everything = { type: 'filter_tree', filter_tree: { and: [] } }

describe.each([
  ['with templates', true],
  ['with templates that the ratings tell of', false],
])('%s', (_, hasTemplates) => {
  let servers: readonly [TestApp, TestApp]
  beforeAll(async () => {
    servers = [
      await openTestApp(0, [sourceOf(0, hasTemplates)]),
      await openTestApp(0, [sourceOf(1, hasTemplates)]),
    ]
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
  })

  type Answer = { readonly status: number; readonly text: string }
  const both = async (
    key: string,
    url: string,
    body: object | null,
  ): Promise<readonly Answer[]> => {
    const answers = []
    for (const server of servers) {
      const response =
        body === null ? await server.get(url, key) : await server.post(url, body, key)
      answers.push({ status: response.status, text: await response.text() })
    }
    return answers
  }
  const same = async (key: string, url: string, body: object | null): Promise<Answer> => {
    const [one = { status: 0, text: '' }, other] = await both(key, url, body)
    expect(other, `${url} ${JSON.stringify(body)}`).toEqual(one)
    return one
  }
  const columnsOf = async (key: string) => {
    const { text } = await same(key, `${path}/records/available_columns`, {})
    return (JSON.parse(text) as { columns: Column[] }).columns
  }

  test('for an owner the files differ', async () => {
    for (const export_format of ['jsonl', 'csv']) {
      const body = { record_selector: everything, export_format, redact: false }
      const [one, other] = await both('owner', `/v2${path}/records/export`, body)
      expect(one?.text).not.toBe(other?.text)
    }
  })

  test.each(['annotator', 'viewer'])('%s: files, pages and facts are the same', async (key) => {
    const columns = await columnsOf(key)
    const column_ids = columns.map(({ id }) => id)
    for (const url of ['', '/templates', '/users']) await same(key, `/v2${path}${url}`, null)
    await same(key, '/v2/annotation_queues/query', {})
    for (const export_computed_metrics_only of [false, true]) {
      for (const more of [
        { export_format: 'jsonl' },
        { export_format: 'csv' },
        { export_format: 'csv', column_ids },
      ]) {
        const body = { record_selector: everything, ...more, export_computed_metrics_only }
        const { status } = await same(key, `/v2${path}/records/export`, body)
        expect(status).toBe(200)
        await same(key, `/winnow${path}/selection_facts`, body)
      }
      const selected = { column_ids, include_all_metrics: true, include_all_feedback: true }
      for (const { id, sortable } of export_computed_metrics_only ? [] : columns) {
        const sort = sortable ? { column_id: id, ascending: false } : null
        const body = { select_columns: selected, sort, export_computed_metrics_only }
        expect((await same(key, `${path}/partial_search`, body)).status).toBe(200)
      }
    }
    const record_ids = [ratedRecordId(1), ratedRecordId(9)]
    await same(key, `/winnow${path}/missing_record_ids`, { record_ids })
  })

  const filters = {
    text: { operator: 'contains', value: 'o' },
    id: { operator: 'eq', value: ratedRecordId(1) },
    number: { operator: 'gte', value: 0.5 },
    date: { operator: 'gt', value: '2026-03-01T00:00:00Z' },
    boolean: { operator: 'eq', value: true },
    collection: { operator: 'contains', value: 'a' },
    fully_annotated: {},
  } as const satisfies Record<FilterType, object>

  test.each(['annotator', 'viewer'])('%s: filters and values reveal nothing', async (key) => {
    if (!hasTemplates) return
    const columns = await columnsOf(key)
    for (const { id, filter_type } of columns) {
      if (!filter_type) continue
      const leaf = { filter: { type: filter_type, column_id: id, ...filters[filter_type] } }
      const body = { filter_trees: [{ and: [leaf, { not: leaf }] }] }
      const { status } = await same(key, `/winnow${path}/tree_counts`, body)
      expect(status).toBe(200)
      await same(key, `${path}/records/count`, { filter_tree: leaf })
      const columnsAsked = [{ column_id: id, limit: 100 }]
      await same(key, `/winnow${path}/column_values`, { columns: columnsAsked })
    }
  })

  test.each(['annotator', 'viewer'])(
    '%s: a request for a column of ratings is refused',
    async (key) => {
      const asked = annotationTypes.flatMap((type) => [
        [`feedback/${ratedTemplateId(type)}`, 'number'] as const,
        [`feedback/${ratedTemplateId(type)}`, 'collection'] as const,
        [`annotations/${ratedTemplateId(type)}`, 'text'] as const,
      ])
      for (const [column_id, type] of asked) {
        const leaf = { filter: { type, column_id, ...filters[type] } }
        const selector = { type: 'filter_tree', filter_tree: leaf }
        const requests: readonly (readonly [string, object])[] = [
          [`${path}/records/count`, { filter_tree: leaf }],
          [`/winnow${path}/tree_counts`, { filter_trees: [leaf] }],
          [`/winnow${path}/column_values`, { columns: [{ column_id }] }],
          [`${path}/partial_search`, { select_columns: {}, filter_tree: leaf }],
          [`${path}/partial_search`, { select_columns: {}, sort: { column_id } }],
          [`/v2${path}/records/export`, { record_selector: selector }],
          [`/v2${path}/records/export/url`, { record_selector: selector }],
          [`/winnow${path}/selection_facts`, { record_selector: selector }],
        ]
        for (const [url, body] of requests) {
          expect((await same(key, url, body)).status, `${url} ${column_id}`).toBe(422)
        }
      }
    },
  )

  type Line = { readonly [key: string]: unknown }
  const linesOf = async (key: string, more: object) => {
    const body = { record_selector: everything, ...more }
    const { text } = await same(key, `/v2${path}/records/export`, body)
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line)
      .toReversed()
  }
  const mine = ratings(['annotator'], 0)
  const seen = (annotations: object, more: object = {}) => ({
    type: 'trace',
    input: '***',
    annotations,
    metrics: { correctness: 1 },
    metric_info: { correctness: { status_type: 'failed' } },
    ...more,
  })

  test('an annotator gets only their own ratings of nested steps', async () => {
    const [first, second, third] = await linesOf('annotator', {})
    expect(first).toMatchObject({
      annotations: mine,
      input: '***',
      traces: [seen(mine, { spans: [seen({})] }), [[seen({})]]],
      children: { a: seen(mine) },
      output: { annotations: ['of a model, not of people'] },
    })
    expect(second).toMatchObject({ annotations: {}, spans: { one: seen({}) } })
    expect(third?.traces).toEqual([{ annotations: {}, annotation_aggregates: {} }])
  })

  test('a viewer gets no ratings, and neither gets aggregates', async () => {
    const [first] = await linesOf('viewer', {})
    expect(first).toMatchObject({
      annotations: {},
      traces: [seen({}, { spans: [seen({})] }), [[seen({})]]],
      children: { a: seen({}) },
    })
    for (const key of ['annotator', 'viewer']) {
      const [line] = await linesOf(key, {})
      expect(JSON.stringify(line)).not.toMatch(/agreement|rating_info|aggregates/)
    }
  })

  test('with computed metrics only, ratings are hidden in the same way', async () => {
    const computed = { metrics: {}, metric_info: {} }
    const more = { export_computed_metrics_only: true }
    const [first] = await linesOf('annotator', more)
    const spans = [{ ...seen({}), ...computed }]
    expect(first?.traces).toMatchObject([{ ...seen(mine, { spans }), ...computed }, [[seen({})]]])
    const [viewed] = await linesOf('viewer', more)
    expect(viewed?.traces).toMatchObject([{ ...seen({}, { spans }), ...computed }, [[seen({})]]])
  })
})
