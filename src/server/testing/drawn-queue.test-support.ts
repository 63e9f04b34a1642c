import fc from 'fast-check'
import type {
  Filter,
  FilterOf,
  FilterTree,
  FilterType,
  ValueFilterType,
} from '#domain/contract/contract.ts'
import { operatorsOf } from '#domain/contract/filter-operators.ts'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { naiveSelects, type PlainRecord } from '#sql/naive-selects.test-support.ts'
import type { QueueSource, Viewpoint } from '#server/store/store.ts'

/** Random records, and random trees of every leaf type, operator and shape. */

const uuid = (number: number, group = 0) =>
  `${group.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
const users = [uuid(1, 9), uuid(2, 9), uuid(3, 9)]
const template = uuid(1, 8)

const folder: QueueFolder = {
  queue: {
    id: uuid(0, 7),
    name: 'Drawn',
    description: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  },
  users: users.map((user_id, index) => ({
    user_id,
    email: `u${index}@example.com`,
    first_name: null,
    last_name: null,
    role: 'annotator' as const,
    track_progress: true,
  })),
  templates: [
    {
      id: template,
      name: 'Good',
      position: 1,
      include_explanation: false,
      usage_count: 0,
      constraints: { annotation_type: 'like_dislike' },
    },
  ],
  metrics: [],
}
export const drawnQueueId = folder.queue.id
export const viewpoint: Viewpoint = { unredacted: true, all_ratings: true, required_users: users }

const texts = [
  '',
  'a',
  'A',
  'état',
  'ÉTAT',
  'ΑΣ ΟΔΟΣ',
  'ας οδος',
  'İI',
  'ẞß',
  "it's",
  '100%',
  'under_score',
  'back\\slash',
  '日本',
  '😀',
  'NUL\0in',
  'tab\there',
  'line\nend\r',
  'a,b',
  '"q"',
  '{p1:String} $1',
  '\u2028',
  ' ',
]
const numbers = [0, -0, 1, -1, 0.5, 200, 500, 9007199254740991, -9007199254740991, 1e-9, 1e21]
const floats = [...numbers, 5e-324, 1.7976931348623157e308, 0.1, 1 / 3, 1e-4, 1e-5, 1e15, 1e16]
const instants = [
  '0001-01-01T00:00:00.000000Z',
  '1899-12-31T23:59:59.999999Z',
  '2026-03-01T00:00:00.000000Z',
  '2026-03-01T00:00:00.000001Z',
  '2026-03-02T12:30:00.999999Z',
  '9999-12-31T23:59:59.999999Z',
]
const tags = ['prod', 'Prod', 'PRO', 'beta', 'key', '\u212Aey', 'é', 'É', '', 'a,b', 'Σ', '"', '\\']

const drawnRecord = fc.record({
  name: fc.option(fc.constantFrom(...texts)),
  input: fc.option(fc.constantFrom(...texts)),
  redacted_input: fc.option(fc.constantFrom('***', ''), { freq: 1 }),
  status_code: fc.option(
    fc.constantFrom(...numbers.filter(Number.isInteger).filter((n) => n < 1e20)),
  ),
  temperature: fc.option(
    fc.oneof(fc.constantFrom(...floats), fc.double({ noNaN: true, noDefaultInfinity: true })),
  ),
  updated_at: fc.option(fc.constantFrom(...instants)),
  is_complete: fc.option(fc.boolean()),
  tags: fc.option(fc.array(fc.constantFrom(...tags), { maxLength: 3 })),
  labels: fc.array(fc.constantFrom(...tags), { maxLength: 3 }),
  parent_id: fc.option(fc.nat(5).map((number) => uuid(number, 5))),
  created_at: fc.constantFrom(...instants),
  rated: fc.subarray(users),
})

export const drawnRecords = (seed: number, count: number) =>
  fc.sample(drawnRecord, { numRuns: count, seed }).map(({ rated, labels, ...record }, index) => ({
    ...Object.fromEntries(
      Object.entries(record).filter(([, value], place) => value !== null || (index + place) % 2),
    ),
    type: 'llm',
    id: uuid((index * 7919) % 1000),
    metrics: { labels },
    annotations: {
      [template]: Object.fromEntries(
        rated.map((user) => [
          user,
          { annotation_type: 'like_dislike', value: true, explanation: null },
        ]),
      ),
    },
  }))
type DrawnRecord = ReturnType<typeof drawnRecords>[number]

const pieceBytes = 64 * 1024

export const drawnSource = (name: string, lines: readonly string[]): QueueSource => ({
  label: 'drawn.jsonl',
  folder,
  name: 'Drawn',
  content_key: name,
  bytes: null,
  open: async function* open() {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  },
})

const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom('t', 'é', 'σ', 'i', '%', '_', '\\', '\0', "'", '\n', 'o'),
)
const longList = (item: fc.Arbitrary<string>) =>
  fc.oneof(fc.array(item, { maxLength: 4 }), fc.array(item, { minLength: 65, maxLength: 80 }))
const id = fc.oneof(
  fc.nat(5).map((number) => uuid(number, 5)),
  fc.constantFrom('0005', 'ABC', '{00000005-0000-4000-8000-000000000001}'),
  fc.nat(999).map((number) => uuid(number)),
)
const scalarOrList = (item: fc.Arbitrary<string>) => fc.oneof(item, longList(item))
const number = fc.constantFrom(...floats, 300, 2 ** 63, -(2 ** 63), 1e300)
const operatorOf = <T extends ValueFilterType>(type: T): fc.Arbitrary<FilterOf<T>['operator']> =>
  fc.constantFrom(...operatorsOf(type).map(([operator]) => operator))
const order = operatorOf('number').filter((operator) => operator !== 'between')

/** Every leaf type, with columns that the records have. */
const leaves: { readonly [T in FilterType]: fc.Arbitrary<FilterOf<T>> } = {
  text: fc.record({
    type: fc.constant('text'),
    column_id: fc.constantFrom('name', 'input', 'model', 'type'),
    operator: operatorOf('text'),
    value: scalarOrList(text),
    case_sensitive: fc.boolean(),
  }),
  id: fc.record({
    type: fc.constant('id'),
    column_id: fc.constantFrom('id', 'parent_id'),
    operator: operatorOf('id'),
    value: scalarOrList(id),
  }),
  number: fc.oneof(
    fc.record({
      type: fc.constant('number'),
      column_id: fc.constantFrom('status_code', 'temperature', 'step_number'),
      operator: order,
      value: number,
    }),
    fc.record({
      type: fc.constant('number'),
      column_id: fc.constantFrom('status_code', 'temperature'),
      operator: fc.constant('between'),
      value: fc.tuple(number, number),
    }),
  ),
  date: fc.record({
    type: fc.constant('date'),
    column_id: fc.constantFrom('created_at', 'updated_at'),
    operator: operatorOf('date'),
    value: fc.constantFrom(...instants, '2026-03-01T01:00:00+01:00'),
  }),
  boolean: fc.record({
    type: fc.constant('boolean'),
    column_id: fc.constantFrom('is_complete', 'has_children'),
    operator: operatorOf('boolean'),
    value: fc.boolean(),
  }),
  collection: fc.record({
    type: fc.constant('collection'),
    column_id: fc.constantFrom('tags', 'metrics/labels'),
    operator: operatorOf('collection'),
    value: scalarOrList(fc.constantFrom(...tags)),
    case_sensitive: fc.boolean(),
  }),
  fully_annotated: fc.record({
    type: fc.constant('fully_annotated'),
    column_id: fc.constant('fully_annotated'),
    user_ids: fc.option(fc.subarray(users, { minLength: 1 })),
  }),
}
const leaf: fc.Arbitrary<FilterTree> = fc
  .oneof(...Object.values<fc.Arbitrary<Filter>>(leaves))
  .map((filter) => ({ filter }))

export const drawnTree = fc.letrec<{ node: FilterTree }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: leaf, weight: 3 },
    { arbitrary: fc.record({ and: fc.array(tie('node'), { maxLength: 4 }) }), weight: 2 },
    { arbitrary: fc.record({ or: fc.array(tie('node'), { maxLength: 4 }) }), weight: 2 },
    { arbitrary: fc.record({ not: tie('node') }), weight: 2 },
  ),
})).node

/** `WINNOW_TREES`, or the default. */
export const treesToDraw = (affordable: number): number =>
  Number(process.env.WINNOW_TREES ?? affordable)

export const leavesOf = (node: FilterTree): Filter[] => {
  if ('filter' in node) return [node.filter]
  if ('not' in node) return leavesOf(node.not)
  return ('and' in node ? node.and : node.or).flatMap(leavesOf)
}

/** The selected records by a naive evaluation, in file order. */
export function expectedIds(records: readonly DrawnRecord[], tree: FilterTree): string[] {
  return records
    .filter((record) =>
      naiveSelects(tree, plainRecord(record), {
        full: Object.keys(record.annotations[template] ?? {}),
        required: users,
      }),
    )
    .toSorted((a, b) => (place(a) < place(b) ? 1 : -1))
    .map((record) => record.id)
}

const plainRecord = (record: DrawnRecord): PlainRecord => ({
  ...(record as unknown as PlainRecord),
  'metrics/labels': record.metrics.labels,
})

const place = (record: DrawnRecord): string =>
  `${String((record as unknown as PlainRecord).created_at)} ${record.id}`
