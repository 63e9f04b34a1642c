import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkServiceRequest, checkExportRequest } from './check-request.ts'

const id = '22222222-2222-4222-8222-222222222222'
const tree = (filter_tree: unknown) => ({ record_selector: { type: 'filter_tree', filter_tree } })
const errorsOf = (body: unknown) => {
  const checked = checkExportRequest(body)
  return 'errors' in checked ? checked.errors : []
}

test('a request comes out with its defaults, canonical ids and without unknown keys', () => {
  const body = {
    foo: 1,
    record_selector: {
      type: 'record_ids',
      record_ids: [`{${id}}`, id.replaceAll('-', '')],
      bar: 2,
    },
  }
  expect(checkExportRequest(body)).toEqual({
    request: {
      export_format: 'jsonl',
      redact: true,
      export_computed_metrics_only: false,
      record_selector: { type: 'record_ids', record_ids: [id] },
    },
  })
})

test('any JSON is either a request or has errors with a place in the body', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      for (const body of [value, tree(value), { record_selector: value }]) {
        const checked = checkExportRequest(body)
        if ('errors' in checked) {
          expect(checked.errors.length).toBeGreaterThan(0)
          for (const { loc } of checked.errors) expect(loc[0]).toBe('body')
        }
      }
    }),
  )
})

test('a node with several keys is one mistake at the node', () => {
  expect(errorsOf(tree({ and: [], or: [] }))).toMatchObject([
    { type: 'value_error', loc: ['body', 'record_selector', 'filter_tree'] },
  ])
})

test('keys of the prototype do not count as keys of a node', () => {
  expect(
    errorsOf(
      JSON.parse(
        '{"record_selector":{"type":"filter_tree","filter_tree":{"__proto__":{"and":[]}}}}',
      ),
    ),
  ).toMatchObject([{ type: 'missing' }])
})

test('at most 100 mistakes are reported', () => {
  expect(errorsOf(tree({ and: Array.from({ length: 500 }, () => ({})) }))).toHaveLength(100)
  const record_ids = Array.from({ length: 500 }, () => 'x')
  expect(errorsOf({ record_selector: { type: 'record_ids', record_ids } })).toHaveLength(100)
})

test('a tree of 10 001 nodes, or of 101 levels, or of a million levels is refused', () => {
  expect(errorsOf(tree({ and: Array.from({ length: 10_000 }, () => ({ and: [] })) }))).toHaveLength(
    1,
  )
  const deep = (levels: number): unknown =>
    JSON.parse('{"not":'.repeat(levels - 1) + '{"and":[]}' + '}'.repeat(levels - 1))
  expect(errorsOf(tree(deep(100)))).toEqual([])
  expect(errorsOf(tree(deep(101)))).toHaveLength(1)
  expect(errorsOf(tree(deep(1_000_000)))).toHaveLength(1)
})

test('a number out of range is refused, and a large input is not sent back', () => {
  const filter = {
    type: 'number',
    column_id: 'x',
    operator: 'gt',
    value: JSON.parse('1e999') as number,
  }
  expect(errorsOf(tree({ filter }))).toHaveLength(1)
  const text = 'x'.repeat(5000)
  expect(errorsOf({ ...tree({ and: [] }), export_format: text })[0]).not.toHaveProperty('input')
})

test.each([
  ['text', 'name', '\ud800', []],
  ['text', 'name', ['a', '😀\ud83d', 'b'], [1]],
  ['collection', 'tags', ['\udfff', '\ud800x'], [0]],
  ['id', 'id', 'a\udc00b', []],
])('half of a surrogate pair is not a valid text: %s', (type, column_id, value, place) => {
  const filter = { type, column_id, operator: 'one_of', value }
  expect(errorsOf(tree({ filter }))[0]).toMatchObject({
    type: 'string_unicode',
    loc: ['body', 'record_selector', 'filter_tree', 'filter', 'value', ...place],
  })
})

test('flat JSONL is valid for the real service and invalid for our own', () => {
  const body = {
    export_format: 'jsonl_flat',
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  }
  expect(checkServiceRequest(body)).toMatchObject({ request: { export_format: 'jsonl_flat' } })
  expect(checkExportRequest(body)).toMatchObject({
    errors: [
      { type: 'enum', loc: ['body', 'export_format'], ctx: { expected: "'csv' or 'jsonl'" } },
    ],
  })
  expect(checkServiceRequest({ ...body, export_format: 'xml' })).toMatchObject({
    errors: [
      { loc: ['body', 'export_format'], ctx: { expected: "'csv', 'jsonl' or 'jsonl_flat'" } },
    ],
  })
})
