import fc from 'fast-check'
import type { DraftFilter, DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { exportFormats, filterTypes } from '#domain/contract/contract.ts'
import { filterTypeFacts } from '#domain/contract/filter-types.ts'
import { operatorsOf } from '#domain/contract/filter-operators.ts'

/** Removes node keys, which are new on every page. */
export const withoutKeys = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'key' ? undefined : inner)))

const text = fc.string({ unit: 'binary', maxLength: 12 })
const marks = fc.record(
  { muted: fc.constant(true), collapsed: fc.constant(true) },
  { requiredKeys: [] },
)
const leaf = fc.constantFrom(...filterTypes).chain((type): fc.Arbitrary<DraftFilter> => {
  if (type === 'fully_annotated') {
    return fc.record({
      type: fc.constant(type),
      column_id: fc.constant('fully_annotated'),
      user_ids: fc.option(fc.array(fc.uuid({ version: 4 }), { maxLength: 3 })),
    })
  }
  const { hasCase } = filterTypeFacts[type]
  return fc.record(
    {
      type: fc.constant(type),
      column_id: text,
      operator: fc.constantFrom(...operatorsOf(type).map(([operator]) => operator as string)),
      value: fc.oneof(
        text,
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
        fc.array(text, { maxLength: 4 }),
      ),
      ...(hasCase ? { case_sensitive: fc.boolean() } : {}),
    },
    { requiredKeys: hasCase ? ['type', 'case_sensitive'] : ['type'] },
  )
})
const tree = fc.letrec<{ node: DraftNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ filter: leaf, marks }).map(({ filter, marks: given }) => ({
      key: '',
      filter,
      ...given,
    })),
    fc.record({ and: fc.array(tie('node'), { maxLength: 4 }), marks }).map((group) => ({
      key: '',
      and: group.and,
      ...group.marks,
    })),
    fc.record({ or: fc.array(tie('node'), { maxLength: 4 }), marks }).map((group) => ({
      key: '',
      or: group.or,
      ...group.marks,
    })),
    fc.record({ not: fc.option(tie('node')), marks }).map((group) => ({
      key: '',
      not: group.not,
      ...group.marks,
    })),
  ),
})).node

/** Any configuration, finished or not. */
export const configuration: fc.Arbitrary<Configuration> = fc.record({
  queue_id: fc.option(fc.uuid({ version: 4 })),
  selector: fc.constantFrom('filter_tree', 'record_ids'),
  filter_tree: tree,
  filter_json: fc.constant(null),
  record_ids_text: fc
    .uniqueArray(fc.uuid({ version: 4 }), { maxLength: 5 })
    .map((ids) => ids.join('\n')),
  export_format: fc.constantFrom(...exportFormats),
  column_ids: fc.option(fc.array(text, { maxLength: 4 })),
  redact: fc.constant(true),
  export_computed_metrics_only: fc.boolean(),
  file_name: text,
})
