import { requestOf as toRequest } from '#domain/testing/request-of.test-support.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDraft, type DraftLeaf, type DraftNode } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration } from './configuration.ts'
import { checkExportRequest } from '#domain/request-check/check-request.ts'
import { goldenCases } from '#domain/testing/golden-cases.test-support.ts'
import { contractFormats, exportFormats, type FilterTree } from '#domain/contract/contract.ts'
import { isAbsent, keysByPath } from './finish-tree.ts'
import { problemText } from './problems.ts'
import type { KnownQueue } from './to-request.ts'

const nothingKnown: KnownQueue = {
  columns: null,
  members: null,
  may_unredact: null,
  queue_name: null,
}
const queue = '7c4b7f0e-7f52-4b5c-9d6e-0d6a3c5b8a11'

test('flat JSONL is a problem if the service does not write it, and with computed values only', () => {
  const flat = { ...emptyConfiguration(queue), export_format: 'jsonl_flat' } as const
  const computed = { ...flat, export_computed_metrics_only: true }
  const service = { ...nothingKnown, formats: exportFormats }
  const local = { ...nothingKnown, formats: contractFormats }
  expect(toRequest(flat, service).request?.export_format).toBe('jsonl_flat')
  expect(toRequest(flat, nothingKnown).request?.export_format).toBe('jsonl_flat')
  for (const [configuration, known, field, message] of [
    [flat, local, 'export_format', problemText.noFlatHere()],
    [computed, local, 'export_format', problemText.noFlatHere()],
    [computed, service, 'export_computed_metrics_only', problemText.flatWithComputedOnly()],
    [computed, nothingKnown, 'export_computed_metrics_only', problemText.flatWithComputedOnly()],
  ] as const) {
    const place = { kind: 'option', field }
    expect(toRequest(configuration, known)).toEqual({
      request: null,
      problems: [{ place, message }],
    })
  }
})

const requestOf = (filter_tree: DraftNode) =>
  toRequest({ ...emptyConfiguration(queue), filter_tree }, nothingKnown)

const treeOf = (filter_tree: DraftNode): FilterTree | null => {
  const { request } = requestOf(filter_tree)
  return request?.record_selector.type === 'filter_tree'
    ? request.record_selector.filter_tree
    : null
}

const leaf: fc.Arbitrary<FilterTree> = fc.oneof(
  fc
    .record({
      column_id: fc.string({ minLength: 1 }),
      operator: fc.constantFrom('eq', 'contains', 'one_of', 'not_in'),
      value: fc.oneof(fc.string(), fc.array(fc.string())),
      case_sensitive: fc.boolean(),
      type: fc.constantFrom('text', 'collection'),
    })
    .map((filter) => ({ filter })),
  fc
    .record({
      column_id: fc.string({ minLength: 1 }),
      operator: fc.constant('between'),
      value: fc.tuple(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      type: fc.constant('number'),
    })
    .map((filter) => ({ filter })),
  fc
    .record({
      column_id: fc.constant('fully_annotated'),
      type: fc.constant('fully_annotated'),
      user_ids: fc.option(fc.array(fc.uuid({ version: 4 }), { minLength: 1 })),
    })
    .map((filter) => ({ filter })),
) as fc.Arbitrary<FilterTree>

const tree = fc.letrec<{ node: FilterTree }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.record({ and: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ or: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node

test('a complete tree comes back from its draft unchanged, and passes the check of the API', () => {
  fc.assert(
    fc.property(tree, (given) => {
      const { request } = requestOf(toDraft(given))
      expect(request?.record_selector).toEqual({ type: 'filter_tree', filter_tree: given })
      expect(checkExportRequest(request)).toEqual({ request })
    }),
  )
})

for (const { name, filter_tree } of goldenCases<{ name: string; filter_tree: FilterTree }>(
  'filters.jsonl',
)) {
  test(`golden: the builder can hold "${name}"`, () => {
    expect(treeOf(toDraft(filter_tree))).toMatchObject(filter_tree)
  })
}

const done = (key: string): DraftLeaf => ({
  key,
  filter: { type: 'boolean', column_id: 'is_complete', operator: 'eq', value: true },
})

test('a muted node counts as absent, and so does a group of muted nodes', () => {
  const muted = { ...done('a'), muted: true }
  expect(treeOf({ key: 'r', and: [muted, done('b')] })).toEqual({
    and: [{ filter: done('b').filter }],
  })
  expect(treeOf({ key: 'r', and: [{ key: 'g', or: [muted] }, done('b')] })).toEqual({
    and: [{ filter: done('b').filter }],
  })
  expect(treeOf({ key: 'r', not: muted })).toEqual({ and: [] })
  expect(isAbsent({ key: 'r', or: [] })).toBe(false)
})

test('a path in the request leads to its node in the draft, across muted nodes', () => {
  const filter_tree: DraftNode = {
    key: 'r',
    and: [
      { ...done('a'), muted: true },
      { key: 'n', not: done('b') },
    ],
  }
  expect(Object.fromEntries(keysByPath(filter_tree))).toEqual({
    'record_selector.filter_tree': 'r',
    'record_selector.filter_tree.and.0': 'n',
    'record_selector.filter_tree.and.0.not': 'b',
  })
})

test('an unfinished leaf stops the request and is named with its fields', () => {
  const { request, problems } = requestOf({
    key: 'r',
    and: [
      { key: 'a', filter: {} },
      { key: 'b', filter: { type: 'number', column_id: 'x', operator: 'gt', value: '4x' } },
      { key: 'c', filter: { type: 'date', column_id: 'x', operator: 'gt', value: '2026-03-01' } },
      { key: 'd', not: null },
    ],
  })
  expect(request).toBeNull()
  const places = problems.map(({ place }) => place.kind === 'node' && `${place.key}.${place.field}`)
  expect(places).toEqual(['a.column_id', 'a.operator', 'a.value', 'b.value', 'c.value', 'd.node'])
})

test('a column of another type, a repeated column and a non-member are problems if the queue is known', () => {
  const known: KnownQueue = {
    columns: [{ id: 'x', label: 'X', filter_type: 'text', filterable: true }] as never,
    members: [],
    may_unredact: false,
    queue_name: null,
  }
  const filter_tree: DraftNode = {
    key: 'r',
    and: [
      { key: 'a', filter: { type: 'number', column_id: 'x', operator: 'gt', value: 4 } },
      { key: 'b', filter: { type: 'text', column_id: 'y', operator: 'eq', value: '' } },
      { key: 'c', filter: { type: 'fully_annotated', user_ids: [queue] } },
    ],
  }
  const { problems } = toRequest(
    {
      ...emptyConfiguration(queue),
      filter_tree,
      export_format: 'csv',
      column_ids: ['x', 'x', 'z'],
      redact: false,
    },
    known,
  )
  expect(problems.map(({ place }) => (place.kind === 'node' ? place.key : place.field))).toEqual([
    'a',
    'b',
    'c',
    'column_ids',
    'redact',
  ])
})

test('a column of another type is named in the words of the screen', () => {
  const columns = [{ id: 'x', label: 'X', filter_type: 'id', filterable: true }] as never
  const filter = { type: 'number', column_id: 'x', operator: 'gt', value: 4 } as const
  const { problems } = toRequest(
    { ...emptyConfiguration(queue), filter_tree: { key: 'a', filter } },
    { ...nothingKnown, columns },
  )
  expect(problems.map(({ message }) => message)).toEqual([
    '“X” is an ID column, but this condition expects a number column. Choose the column again.',
  ])
})

test('columns that the queue lacks are not in the file, and a list without any other is a problem', () => {
  const known: KnownQueue = {
    columns: [{ id: 'x', label: 'X', filter_type: 'text', filterable: true }] as never,
    members: null,
    may_unredact: null,
    queue_name: null,
  }
  const csv = { ...emptyConfiguration(queue), export_format: 'csv' } as const
  const { request } = toRequest({ ...csv, column_ids: ['z', 'x'] }, known)
  expect(request?.column_ids).toEqual(['x'])
  expect(toRequest({ ...csv, column_ids: ['z'] }, known).problems).toHaveLength(1)
  const untold = toRequest({ ...csv, column_ids: ['z'] }, { ...known, columns: null })
  expect(untold.request?.column_ids).toEqual(['z'])
})

test('10 000 nodes and 100 levels pass, one more is a problem', () => {
  const wide = (count: number): DraftNode => ({
    key: 'r',
    and: Array.from({ length: count - 1 }, (_, index) => done(`${index}`)),
  })
  expect(requestOf(wide(10_000)).request).not.toBeNull()
  expect(requestOf(wide(10_001)).problems).toHaveLength(1)
  const deep = (levels: number): DraftNode =>
    levels === 1 ? done('x') : { key: `${levels}`, not: deep(levels - 1) }
  expect(requestOf(deep(100)).request).not.toBeNull()
  expect(requestOf(deep(101)).problems).toHaveLength(1)
})

test('record ids come from the pasted text; none and too many are problems', () => {
  const ids = (text: string) =>
    toRequest(
      { ...emptyConfiguration(queue), selector: 'record_ids', record_ids_text: text },
      nothingKnown,
    )
  expect(ids(`"${queue}", ${queue.toUpperCase()}`).request?.record_selector).toEqual({
    type: 'record_ids',
    record_ids: [queue],
  })
  expect(ids('hello').problems).toHaveLength(1)
  const many = Array.from(
    { length: 100_001 },
    (_, index) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
  )
  expect(ids(many.join('\n')).problems[0]?.message).toContain('Remove 1.')
})

const numberIs = (value: string | number): DraftLeaf => ({
  key: 'a',
  filter: { type: 'number', column_id: 'status_code', operator: 'eq', value },
})

test.each([
  ['9007199254740993', 'would become 9007199254740992'],
  ['0.1000000000000000055511151231257827', 'would become 0.1'],
  ['1e400', 'too large for a number'],
  ['1e-400', 'too close to 0'],
  ['1,234.5', 'no thousands separators'],
  ['1.234,5', 'no thousands separators'],
  ['1 234', 'no thousands separators'],
  ["1'234", 'no thousands separators'],
  ['0x10', 'isn’t a number'],
  ['Infinity', 'isn’t a number'],
])('a number that would change is a problem: %s', (text, message) => {
  const { request, problems } = requestOf(numberIs(text))
  expect(request).toBeNull()
  expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)])
})

test.each([
  ['9007199254740992', 9007199254740992],
  ['−5', -5],
  ['-0', -0],
  ['1e3', 1000],
])('an exact number is accepted: %s', (text, value) => {
  expect(treeOf(numberIs(text))).toMatchObject({ filter: { value } })
})
