import fc from 'fast-check'
import { anyText, treeOf } from './arbitrary-tree.test-support.ts'
import type { FuzzQueue } from './fuzz-queues.test-support.ts'
import type { JsonLike } from './raw-json.test-support.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'

/** Some columns exist for owners and editors only. */
type BodyFor = { readonly mayUnredact: boolean; readonly queue: FuzzQueue }

const optional = <T extends Record<string, JsonLike>>(
  fields: { [K in keyof T]: fc.Arbitrary<T[K]> },
  ...requiredKeys: (keyof T)[]
): fc.Arbitrary<JsonLike> => fc.record(fields, { requiredKeys })

const recordId = ({ queue }: BodyFor): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...queue.records.map(({ id }) => id)),
    fc.constantFrom(...queue.records.map(({ id }) => `{${id.toUpperCase()}}`)),
    fc.nat(50).map((index) => uuidOf(`nothing ${index}`)),
  )
const recordIds = (given: BodyFor) => fc.array(recordId(given), { minLength: 1, maxLength: 80 })

const columnsOf = ({ queue, mayUnredact }: BodyFor): readonly string[] => [
  'id',
  'name',
  'input',
  'output',
  'created_at',
  'tags',
  'status_code',
  'is_complete',
  'temperature',
  'metrics/score',
  'fully_annotated',
  'model',
  'error_message',
  `annotations/${queue.templates.star}`,
  ...queue.metadataKeys.map((key) => `user_metadata/${key}`),
  ...(mayUnredact ? Object.values(queue.templates).map((id) => `feedback/${id}`) : []),
]
const columnIds = (given: BodyFor) => fc.shuffledSubarray([...columnsOf(given)], { maxLength: 6 })

const exportBody = (given: BodyFor) =>
  optional(
    {
      record_selector: fc.oneof(
        {
          weight: 4,
          arbitrary: treeOf(given).map((filter_tree) => ({ type: 'filter_tree', filter_tree })),
        },
        {
          weight: 1,
          arbitrary: recordIds(given).map((ids) => ({ type: 'record_ids', record_ids: ids })),
        },
      ),
      export_format: fc.constantFrom('csv', 'jsonl'),
      column_ids: fc.option(columnIds(given)),
      redact: fc.boolean(),
      file_name: fc.option(fc.oneof(anyText, fc.constant('x'.repeat(5000)))),
      export_computed_metrics_only: fc.boolean(),
    },
    'record_selector',
  )

const lookups = (given: BodyFor) =>
  fc.array(
    optional(
      {
        column_id: fc.constantFrom(
          ...columnsOf(given).filter((id) => !/^(annotations|fully)/.test(id)),
        ),
        search: anyText,
        limit: fc.integer({ min: 1, max: 100 }),
      },
      'column_id',
    ),
    { minLength: 1, maxLength: 3 },
  )

export const bodies = {
  none: () => fc.constant(null),
  export: exportBody,
  queues: () =>
    optional({
      filters: fc.array(
        optional(
          {
            name: fc.constantFrom('name', 'id'),
            operator: fc.constantFrom('eq', 'ne', 'contains', 'one_of', 'not_in'),
            value: fc.oneof(anyText, fc.array(anyText, { maxLength: 3 })),
            case_sensitive: fc.boolean(),
          },
          'name',
          'value',
        ),
        { maxLength: 2 },
      ),
      sort: fc.option(
        optional(
          {
            name: fc.constantFrom('created_at', 'name', 'num_log_records', 'overall_progress'),
            ascending: fc.boolean(),
            sort_type: fc.constant('column'),
          },
          'name',
        ),
      ),
    }),
  count: (given: BodyFor) => optional({ filter_tree: fc.option(treeOf(given)) }),
  page: (given: BodyFor) =>
    optional(
      {
        starting_token: fc.oneof(fc.nat(60), fc.constant(Number.MAX_SAFE_INTEGER)),
        limit: fc.integer({ min: 1, max: 1000 }),
        filter_tree: fc.option(treeOf(given)),
        sort: fc.option(
          optional(
            {
              column_id: fc.constantFrom(
                'name',
                'created_at',
                'status_code',
                'metrics/score',
                'input',
              ),
              ascending: fc.boolean(),
            },
            'column_id',
          ),
        ),
        select_columns: optional({
          column_ids: fc.option(columnIds(given)),
          include_all_metrics: fc.boolean(),
          include_all_feedback: fc.boolean(),
        }),
        truncate_fields: fc.boolean(),
        include_counts: fc.constant(true),
        redact: fc.boolean(),
      },
      'select_columns',
      'include_counts',
    ),
  columnValues: (given: BodyFor) => optional({ columns: lookups(given) }, 'columns'),
  treeCounts: (given: BodyFor) =>
    optional(
      { filter_trees: fc.array(treeOf(given), { minLength: 1, maxLength: 3 }) },
      'filter_trees',
    ),
  missing: (given: BodyFor) => optional({ record_ids: recordIds(given) }, 'record_ids'),
  shared: () =>
    fc
      .dictionary(fc.oneof(anyText, fc.constantFrom('__proto__', 'winnow')), anyText)
      .map((entries): JsonLike => entries),
  apiKey: () => fc.constantFrom('no key', 'sample-owner').map((api_key) => ({ api_key })),
} as const satisfies Record<string, (given: BodyFor) => fc.Arbitrary<JsonLike | null>>

export type BodyKind = keyof typeof bodies
