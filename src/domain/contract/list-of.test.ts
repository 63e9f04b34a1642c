import { expect, test } from 'vitest'
import { z } from './zod.ts'
import { checkFilterTree } from '#domain/request-check/check-filter-tree.ts'
import { checkExportAgainstQueue } from '#domain/request-check/check-against-queue.ts'
import { checkExportRequest } from '#domain/request-check/check-request.ts'
import { listOf } from './list-of.ts'

const many = 300_000
const filled = (item: unknown) => Array.from({ length: many }, () => item)
const texts = listOf(z.string(), { type: 'string' }, 1)
const id = '00000000-0000-4000-8000-000000000001'

test('a list of valid items is unchanged', () => {
  const list = ['', 'a', '\ud800']
  expect(texts.parse(list)).toEqual(list)
})

test('the first 100 invalid items are reported by index', () => {
  expect(texts.safeParse(['a', 5, null]).error?.issues).toMatchObject([
    { code: 'invalid_type', expected: 'string', path: [1] },
    { code: 'invalid_type', expected: 'string', path: [2] },
  ])
  expect(texts.safeParse(filled(1)).error?.issues).toHaveLength(100)
  expect(texts.safeParse([]).error?.issues).toMatchObject([{ code: 'too_small', minimum: 1 }])
})

const leaf = (rest: object) => ({ filter: { column_id: 'name', operator: 'one_of', ...rest } })
test.each([
  [
    'numbers for users',
    { type: 'fully_annotated', column_id: 'fully_annotated', user_ids: filled(1) },
  ],
  [
    'words for users',
    { type: 'fully_annotated', column_id: 'fully_annotated', user_ids: filled('x') },
  ],
  ['numbers for texts', { type: 'text', value: filled(1) }],
  ['texts for numbers', { type: 'number', operator: 'eq', value: filled('1') }],
])('a leaf full of mistakes is refused: %s', (_, filter) => {
  const checked = checkFilterTree({ and: [leaf(filter), leaf(filter)] }, ['body'])
  expect('errors' in checked && checked.errors.length).toBeGreaterThan(0)
  expect('errors' in checked && checked.errors.length).toBeLessThanOrEqual(100)
})

test('up to 100 unknown users and columns are reported', () => {
  const user_ids = filled(id) as string[]
  const selector = {
    type: 'filter_tree',
    filter_tree: leaf({ type: 'fully_annotated', column_id: 'fully_annotated', user_ids }),
  }
  const body = { record_selector: selector, export_format: 'csv', column_ids: filled('x') }
  const checked = checkExportRequest(body)
  if ('errors' in checked) throw new Error('the form is right')
  const queue = { columns: [], member_ids: [] }
  expect(checkExportAgainstQueue(checked.request, queue)).toHaveLength(100)
  const { column_ids: _, ...rest } = checked.request
  expect(checkExportAgainstQueue(rest, queue)).toHaveLength(100)
})
