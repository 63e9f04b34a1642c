import fc from 'fast-check'
import Papa from 'papaparse'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'
import type { ExportPlan, QueueSource, Store } from '#server/store/store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const at = '2026-03-01T00:00:00Z'
export const metricsQueueId = uuidOf('queue of metrics')
export const scorer = { on: 'scorer-on', off: 'scorer-off', list: 'scorer-list' } as const

const folder: QueueFolder = {
  queue: { id: metricsQueueId, name: 'Metrics', description: null, created_at: at, updated_at: at },
  users: [],
  templates: [],
  metrics: [
    { key: scorer.on, alias: 'on', label: 'On', enabled: true },
    { key: scorer.off, alias: 'off', label: 'Off', enabled: false },
    { key: scorer.list, alias: 'list', label: 'List', data_type: 'string_list', enabled: true },
  ],
}

export type Node = {
  readonly metrics?: Readonly<Record<string, unknown>>
  readonly metric_info?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly spans?: readonly Node[]
  readonly traces?: readonly Node[]
}
export type LoggedRecord = Node & { readonly id: string; readonly type: string }

export const metricsSource = (
  name: string,
  records: readonly Node[],
  metrics: QueueFolder['metrics'] = folder.metrics,
): QueueSource => ({
  label: 'metrics.jsonl',
  folder: { ...folder, metrics },
  name,
  content_key: `${name} ${JSON.stringify([metrics, records])}`,
  bytes: null,
  open: async function* () {
    yield Buffer.from(
      recordsOf(records)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    )
  },
})

export const recordsOf = (nodes: readonly Node[]): readonly LoggedRecord[] =>
  nodes.map((node, index) => ({
    type: 'trace',
    id: uuidOf(`record of metrics ${index}`),
    created_at: new Date(Date.parse(at) - index * 1000).toISOString(),
    ...node,
  }))

export const plan = (change: Partial<ExportPlan>): ExportPlan => ({
  selector: { type: 'filter_tree', filter_tree: { and: [] } },
  format: 'jsonl',
  column_ids: [],
  redact: false,
  computed_metrics_only: false,
  ...change,
})
export const viewpoint = { unredacted: true, all_ratings: true, required_users: [] }

async function fileOf(store: Store, wanted: ExportPlan): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of store.exportRecords(metricsQueueId, wanted, viewpoint, testCaller)) {
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString()
}

export async function jsonlOf(store: Store, change: Partial<ExportPlan>): Promise<LoggedRecord[]> {
  const text = await fileOf(store, plan(change))
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LoggedRecord)
}

export async function csvOf(store: Store, column_ids: string[], change: Partial<ExportPlan> = {}) {
  const text = await fileOf(store, plan({ format: 'csv', column_ids, ...change }))
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

const entry = fc.record({
  status_type: fc.constantFrom('success', 'roll_up', 'failed', 'pending', 'not_applicable'),
  value: fc.constantFrom(0, 0.25, 1),
})
const listEntry = fc.record({
  status_type: fc.constantFrom('success', 'roll_up', 'failed', 'not_applicable'),
  value: fc.constantFrom<string[]>([], ['a'], ['a', 'b']),
})
const value = fc.constantFrom(0.5, 2, 3)
const some = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

const withoutNothing = (members: Readonly<Record<string, unknown>>) =>
  JSON.parse(JSON.stringify(members)) as Record<string, never>

const ownMetrics = fc.record({
  metric_info: fc
    .record({
      [scorer.on]: some(entry),
      on: some(entry),
      [scorer.off]: some(entry),
      [scorer.list]: some(listEntry),
      unlisted: some(entry),
    })
    .map(withoutNothing),
  metrics: fc
    .record({
      [scorer.on]: some(value),
      on: some(value),
      off: some(value),
      own: some(value),
      unlisted: some(value),
      duration_ns: some(fc.nat(1000)),
      num_input_tokens: some(fc.nat(9)),
    })
    .map(withoutNothing),
})

/** Children have their own metrics; one in three is a session. */
export const drawnNode: fc.Arbitrary<Node> = fc
  .tuple(ownMetrics, ownMetrics, ownMetrics, fc.nat(2))
  .map(([own, trace, span, kind]) =>
    kind === 0
      ? { ...own, type: 'session', traces: [{ ...trace, spans: [span] }] }
      : { ...own, spans: [trace] },
  )
