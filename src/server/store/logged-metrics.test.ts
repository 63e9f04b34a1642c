import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Filter } from '#domain/contract/contract.ts'
import { openTestStore, readPage } from '#server/testing/test-stores.test-support.ts'
import {
  csvOf,
  drawnNode,
  jsonlOf,
  metricsQueueId,
  metricsSource,
  plan,
  recordsOf,
  scorer,
  viewpoint,
  type LoggedRecord,
  type Node,
} from '#server/testing/logged-metrics.test-support.ts'
import type { Store } from './store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

let store: Store
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const imported = async (nodes: readonly Node[], metrics?: []) => {
  await store.importQueue(metricsSource('metrics', nodes, metrics))
  return recordsOf(nodes)
}
const info = (value: unknown, status_type = 'success') => ({ status_type, value })
const computed = { computed_metrics_only: true }
const over = (column_id: string, value: number): Filter => ({
  type: 'number',
  column_id,
  operator: 'gt',
  value,
})

describe('a csv of computed metrics only', () => {
  test.each<[string, string, Node, string]>([
    [
      'an enabled scorer that succeeded',
      scorer.on,
      { metric_info: { [scorer.on]: info(0.4) } },
      '0.4',
    ],
    [
      'one that was rolled up',
      scorer.on,
      { metric_info: { [scorer.on]: info(0.4, 'roll_up') } },
      '0.4',
    ],
    ['one that failed', scorer.on, { metric_info: { [scorer.on]: info(0.4, 'failed') } }, ''],
    ['a scorer that is not enabled', scorer.off, { metric_info: { [scorer.off]: info(0.4) } }, ''],
    ['a value without an entry', scorer.on, { metrics: { [scorer.on]: 0.4 } }, ''],
    ['such a value under the old name', scorer.on, { metrics: { on: 0.4 } }, ''],
    ['an entry under the old name', scorer.on, { metric_info: { on: info(0.4) } }, '0.4'],
    [
      'an entry that queue.json does not list',
      'unlisted',
      { metric_info: { unlisted: info(0.4) } },
      '',
    ],
    ['a value that nothing tells of', 'own', { metrics: { own: 0.4 } }, ''],
    [
      'a list that succeeded',
      scorer.list,
      { metric_info: { [scorer.list]: info(['a']) } },
      '["a"]',
    ],
    [
      'a list that failed',
      scorer.list,
      { metric_info: { [scorer.list]: info(['a'], 'failed') } },
      '',
    ],
    ['a duration', 'duration_ns', { metrics: { duration_ns: 5 } }, '5'],
    ['a count of tokens', 'num_total_tokens', { metrics: { num_total_tokens: 5 } }, '5'],
    ['the first token', 'time_to_first_token_ns', { metrics: { time_to_first_token_ns: 5 } }, '5'],
  ])('%s', async (_, key, node, cell) => {
    const id = `metrics/${key}`
    await imported([node, { metrics: { own: 1 } }])
    const [row] = await csvOf(store, ['id', id], computed)
    expect(row?.[id]).toBe(cell)
  })

  test('has the same columns and filters as a whole export', async () => {
    const [record] = await imported([
      { metric_info: { [scorer.off]: info(0.4) }, metrics: { own: 2 } },
    ])
    const selector = {
      type: 'filter_tree',
      filter_tree: {
        and: [{ filter: over('metrics/off', 0) }, { filter: over('metrics/own', 1) }],
      },
    } as const
    const columns = ['metrics/own', 'id', 'metrics/off']
    expect(await csvOf(store, columns, { ...computed, selector })).toEqual([
      { id: record?.id, 'metrics/own': '', 'metrics/off': '' },
    ])
    expect(
      await store.selectionFacts(
        metricsQueueId,
        plan({ ...computed, selector, format: 'csv', column_ids: columns }),
        viewpoint,
        testCaller,
      ),
    ).toMatchObject({ records: 1, empty_columns: ['metrics/own', 'metrics/off'] })
  })
})

describe('a value under the old name of a scorer', () => {
  test('is found under both names: in cells, filters, pages and frequent values', async () => {
    const [first] = await imported([
      { metrics: { on: 0.4 } },
      { metric_info: { [scorer.on]: info(0.4, 'failed') }, metrics: { on: 0.4 } },
      { metrics: { [scorer.on]: -1, on: 0.4 } },
    ])
    for (const id of ['metrics/on', `metrics/${scorer.on}`]) {
      expect((await csvOf(store, [id])).map((row) => row[id])).toEqual(['0.4', '-1'])
      const tree = { filter: over(id, 0) }
      expect(await store.count(metricsQueueId, tree, viewpoint, testCaller)).toBe(1)
      const page = { filter_tree: tree, column_ids: ['id', id], sort: null, offset: 0, limit: 9 }
      const shown = { redact: false, computed_metrics_only: false }
      expect(await readPage(store, metricsQueueId, { ...page, ...shown }, viewpoint)).toEqual([
        { id: first?.id, [id]: 0.4 },
      ])
      const lookup = { column_id: id, search: '', limit: 9 }
      const [found] = await store.columnValues(metricsQueueId, [lookup], viewpoint, testCaller)
      expect(found).toMatchObject({
        missing: 1,
        distinct: 2,
        values: [{ value: -1 }, { value: 0.4 }],
      })
      expect(found?.histogram?.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(2)
    }
  })

  test('has no column of its own, with queue.json and without', async () => {
    const ids = async (nodes: readonly Node[], metrics?: []) => {
      await imported(nodes, metrics)
      const [queue] = store.queues()
      return queue?.columns.filter(({ category }) => category === 'metric').map(({ id }) => id)
    }
    const listed = Object.values(scorer).map((key) => `metrics/${key}`)
    expect(await ids([{ metrics: { on: 1 }, metric_info: { off: info(2) } }])).toEqual(listed)

    const told = { metric_info: { 'the-key': { ...info(0.5), metric_key_alias: 'old' } } }
    expect(await ids([{ metrics: { old: 1 } }, told], [])).toEqual(['metrics/the-key'])
    expect(await ids([{ metric_info: { old: info(1) } }, told], [])).toEqual(['metrics/the-key'])
    expect(await csvOf(store, ['metrics/old'])).toEqual([
      { 'metrics/old': '1' },
      { 'metrics/old': '0.5' },
    ])
  })

  test('comes after an entry and a value under the key, and before an entry under the old name', async () => {
    const cells = async (node: Node) => {
      await imported([node])
      const column = `metrics/${scorer.on}`
      const [whole, only] = [await csvOf(store, [column]), await csvOf(store, [column], computed)]
      return [whole[0]?.[column] ?? '', only[0]?.[column] ?? '']
    }
    const key = scorer.on
    const done = info(0.9)
    const failed = info(0.9, 'failed')
    const both = { [key]: 0.4, on: 0.5 }
    expect(await cells({ metric_info: { on: done }, metrics: both })).toEqual(['0.4', '0.4'])
    expect(await cells({ metric_info: { on: failed }, metrics: both })).toEqual(['0.4', ''])
    expect(await cells({ metric_info: { on: failed }, metrics: { on: 0.5 } })).toEqual(['0.5', ''])
    expect(await cells({ metric_info: { on: done }, metrics: { on: 0.5 } })).toEqual(['0.5', '0.5'])
    expect(await cells({ metric_info: { on: done }, metrics: { [key]: null } })).toEqual([
      '0.9',
      '0.9',
    ])
    const keyFailed = { [key]: failed, on: done }
    expect(await cells({ metric_info: keyFailed, metrics: both })).toEqual(['', ''])
  })

  test('belongs to the metric with that key, if there is one', async () => {
    const metrics = [
      { key: 'a', alias: 'b', enabled: true },
      { key: 'b', alias: 'c', enabled: true },
    ]
    await store.importQueue(metricsSource('metrics', [{ metrics: { b: 1, c: 2 } }], metrics))
    expect(await csvOf(store, ['metrics/a', 'metrics/b'])).toEqual([
      { 'metrics/a': '', 'metrics/b': '1' },
    ])
  })
})

/** `semantics.md` as code. */
const namesOf: Readonly<Record<string, readonly string[]>> = {
  [scorer.on]: [scorer.on, 'on'],
  [scorer.off]: [scorer.off, 'off'],
  [scorer.list]: [scorer.list, 'list'],
}
const isDone = (status: unknown) => status === 'success' || status === 'roll_up'

function plainValue({ metrics = {}, metric_info = {} }: Node, key: string): unknown {
  const names = namesOf[key] ?? [key]
  const inEntry = (name: string) => {
    const entry = metric_info[name]
    return isDone(entry?.status_type) ? entry?.value : undefined
  }
  if (metric_info[key]) return inEntry(key)
  const logged = names.map((name) => metrics[name]).find((one) => one !== undefined)
  return logged ?? names.map(inEntry).find((one) => one !== undefined)
}

function plainRest(node: Node): Node {
  const { metrics = {}, metric_info = {}, spans, traces } = node
  const enabled = [scorer.on, scorer.list].flatMap((key) => {
    const [first, ...others] = (namesOf[key] ?? []).filter((name) => metric_info[name])
    if (first === undefined || !isDone(metric_info[first]?.status_type)) return []
    return [first, ...others.filter((name) => isDone(metric_info[name]?.status_type))]
  })
  const values = [
    'duration_ns',
    'num_input_tokens',
    ...enabled.flatMap(
      (name) => Object.values(namesOf).find((names) => names.includes(name)) ?? [],
    ),
  ]
  const only = (all: object, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)))
  return {
    ...node,
    metrics: only(metrics, values),
    metric_info: only(metric_info, enabled) as Node['metric_info'],
    ...(spans ? { spans: spans.map(plainRest) } : {}),
    ...(traces ? { traces: traces.map(plainRest) } : {}),
  } as Node
}

const isReady = ({ metric_info = {}, spans = [], traces = [] }: Node): boolean =>
  [metric_info[scorer.on] ?? metric_info.on, metric_info[scorer.list]].every(
    (entry) => !entry || isDone(entry.status_type) || entry.status_type === 'not_applicable',
  ) && [...spans, ...traces].every(isReady)

const columns = [scorer.on, scorer.off, scorer.list, 'unlisted', 'own', 'duration_ns']
const cellOf = (value: unknown) => {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A record with a value for every column, the last of the file. */
const everyColumn: Node = {
  metrics: Object.fromEntries(columns.map((key) => [key, key === scorer.list ? ['a'] : 1.5])),
  metric_info: { unlisted: info(1) },
}

test('random metrics have the cells, lines and pages of a naive implementation', async () => {
  const ids = columns.map((key) => `metrics/${key}`)
  await fc.assert(
    fc.asyncProperty(fc.array(drawnNode, { minLength: 20, maxLength: 60 }), async (nodes) => {
      const records = (await imported([...nodes, everyColumn])).slice(0, -1)
      const kept = records.filter((record) => record.type !== 'session' || isReady(record))

      const whole = await csvOf(store, ['id', ...ids])
      expect(whole.slice(0, -1)).toEqual(
        records.map((record) => rowOf(record, (key) => cellOf(plainColumn(record, key)))),
      )
      const rows = await csvOf(store, ['id', ...ids], computed)
      expect(rows.slice(0, -1)).toEqual(
        kept.map((record) => rowOf(record, (key) => cellOf(stays(record, key)))),
      )
      const lines = await jsonlOf(store, computed)
      expect(lines.slice(0, -1).map(withoutOurs)).toEqual(kept.map(plainRest))

      const asked = { filter_tree: null, column_ids: ['id', ...ids], sort: null, offset: 0 }
      const shown = { redact: false, computed_metrics_only: true, limit: 1000 }
      const page = await readPage(store, metricsQueueId, { ...asked, ...shown }, viewpoint)
      const cells = page.map((row) => rowOf(row, (key) => cellOf(row[`metrics/${key}`])))
      expect(cells).toEqual(rows)
      const facts = await store.selectionFacts(
        metricsQueueId,
        plan(computed),
        viewpoint,
        testCaller,
      )
      expect(facts.records).toBe(rows.length)
    }),
    { numRuns: 15 },
  )
}, 120_000)

/** A list is never missing: if nothing was logged, it is empty. */
const plainColumn = (record: LoggedRecord, key: string): unknown =>
  plainValue(record, key) ?? (key === scorer.list ? [] : undefined)

const rowOf = (record: { readonly id?: unknown }, cell: (key: string) => string) => ({
  id: record.id,
  ...Object.fromEntries(columns.map((key) => [`metrics/${key}`, cell(key)])),
})

const stays = (record: LoggedRecord, key: string): unknown => {
  if (key === 'duration_ns') return plainValue(record, key)
  const entries = (namesOf[key] ?? []).map((name) => record.metric_info?.[name])
  const isComputed = isDone(entries.find((entry) => entry !== undefined)?.status_type)
  return key !== scorer.off && isComputed ? plainValue(record, key) : undefined
}

const withoutOurs = (line: LoggedRecord) => {
  const { annotation_queue_ids, annotation_aggregates, fully_annotated, ...logged } =
    line as LoggedRecord & Record<string, unknown>
  expect([annotation_queue_ids, annotation_aggregates, fully_annotated]).not.toContain(undefined)
  return logged
}
