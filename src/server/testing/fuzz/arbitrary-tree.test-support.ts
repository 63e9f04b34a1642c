import fc from 'fast-check'
import type { FilterType } from '#domain/contract/contract.ts'
import { operatorsOf } from '#domain/contract/filter-operators.ts'
import { everyHostileText } from './hostile-texts.test-support.ts'
import type { FuzzQueue } from './fuzz-queues.test-support.ts'
import type { JsonLike } from './raw-json.test-support.ts'

/** Part of many texts that are sent; it must never be in a log. */
export const sentMark = 'cz7sent'

const hostile = fc.constantFrom(...everyHostileText)
const text = fc.oneof(
  { weight: 4, arbitrary: hostile },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: hostile.map((value) => value + sentMark) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', 'a', 'in', '***', 'prod', 'mkalpha', 'sxalp', 'sxbet'),
  },
)
const scalarOrList = (item: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 3, arbitrary: item },
    { weight: 2, arbitrary: fc.array(item, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: 65, maxLength: 70 }) },
  )
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 200, 0.5, 2.5, -1e-9, 1e21, 1.7976931348623157e308, 5e-324),
  fc.constantFrom(2 ** 53 - 1, 2 ** 63, -(2 ** 63), 2 ** 64, -1e300),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)
const instant = fc.oneof(
  fc.constantFrom('2026-03-01T00:00:00Z', '2026-02-28T23:59:55Z', '0001-01-01T00:00:00Z'),
  fc.constantFrom('9999-12-31T23:59:59.999999+23:59', '2026-02-28 23:59:50', '2026-03-01T00:00'),
  fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString()),
)
const operatorOf = (type: FilterType) =>
  fc.constantFrom(...operatorsOf(type).map(([operator]) => operator))

type Leaves = { readonly mayUnredact: boolean; readonly queue: FuzzQueue }

function leafOf({ mayUnredact, queue }: Leaves): fc.Arbitrary<JsonLike> {
  const feedback = (name: string) => (mayUnredact ? [`feedback/${name}`] : [])
  const ids = queue.records.map((record) => record.id)
  const id = fc.oneof(
    fc.constantFrom(...ids, ...queue.records.map(({ plain }) => String(plain.parent_id))),
    fc.constantFrom(...ids).map((one) => `urn:uuid:${one.toUpperCase()}`),
    fc.constantFrom(...ids).map((one) => one.slice(0, 6).toUpperCase()),
    text,
  )
  const users = queue.folder.users.map(({ user_id }) => user_id)
  const texts = ['name', 'input', 'output', 'model', 'external_id', 'type', 'error_message']
  const metadata = queue.metadataKeys.map((key) => `user_metadata/${key}`)
  const leaves: Record<FilterType, fc.Arbitrary<unknown>> = {
    text: fc.record(
      {
        type: fc.constant('text'),
        column_id: fc.constantFrom(...texts, ...metadata),
        operator: operatorOf('text'),
        value: scalarOrList(text),
        case_sensitive: fc.boolean(),
      },
      { requiredKeys: ['type', 'column_id', 'operator', 'value'] },
    ),
    id: fc.record(
      {
        type: fc.constant('id'),
        column_id: fc.constantFrom('id', 'parent_id', 'session_id'),
        operator: operatorOf('id'),
        value: scalarOrList(id),
      },
      { requiredKeys: ['type', 'column_id', 'value'] },
    ),
    number: fc.oneof(
      fc.record({
        type: fc.constant('number'),
        column_id: fc.constantFrom(
          'status_code',
          'temperature',
          'step_number',
          'metrics/score',
          ...feedback(queue.templates.star),
        ),
        operator: operatorOf('number').filter((operator) => operator !== 'between'),
        value: number,
      }),
      fc.record({
        type: fc.constant('number'),
        column_id: fc.constantFrom('status_code', 'temperature'),
        operator: fc.constant('between'),
        value: fc.tuple(number, number).map((pair): JsonLike => pair),
      }),
    ),
    date: fc.record({
      type: fc.constant('date'),
      column_id: fc.constantFrom('created_at', 'updated_at'),
      operator: operatorOf('date'),
      value: instant,
    }),
    boolean: fc.record(
      {
        type: fc.constant('boolean'),
        column_id: fc.constantFrom('is_complete', 'has_children'),
        operator: operatorOf('boolean'),
        value: fc.boolean(),
      },
      { requiredKeys: ['type', 'column_id', 'value'] },
    ),
    collection: fc.record(
      {
        type: fc.constant('collection'),
        column_id: fc.constantFrom('tags', ...feedback(queue.templates.tags)),
        operator: operatorOf('collection'),
        value: scalarOrList(text),
        case_sensitive: fc.boolean(),
      },
      { requiredKeys: ['type', 'column_id', 'operator', 'value'] },
    ),
    fully_annotated: fc.record(
      {
        type: fc.constant('fully_annotated'),
        column_id: fc.constant('fully_annotated'),
        user_ids: fc.option(fc.subarray(users, { minLength: 1 })),
      },
      { requiredKeys: ['type'] },
    ),
  }
  return fc
    .oneof(...Object.values(leaves))
    .map((filter): JsonLike => ({ filter: filter as JsonLike }))
}

export const treeOf = (leaves: Leaves): fc.Arbitrary<JsonLike> =>
  fc.letrec<{ node: JsonLike }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { arbitrary: leafOf(leaves), weight: 4 },
      { arbitrary: fc.array(tie('node'), { maxLength: 3 }).map((and) => ({ and })), weight: 2 },
      { arbitrary: fc.array(tie('node'), { maxLength: 3 }).map((or) => ({ or })), weight: 2 },
      { arbitrary: tie('node').map((not) => ({ not })), weight: 1 },
    ),
  })).node

export { text as anyText }
