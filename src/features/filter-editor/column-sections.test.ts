import { expect, test } from 'vitest'
import { columnSchema, type Column } from '#domain/contract/columns.ts'
import { columnSections, searchColumns } from './column-sections.tsx'

const column = (id: string, given: Partial<Column> = {}): Column =>
  columnSchema.parse({ id, filter_type: 'text', ...given })

const uuid = '0b9d8c1e-7a55-4c1e-9d6f-2f1f6a3b7c11'
const columns = [
  column('input', { label: 'Input' }),
  column('user_metadata/quality', { label: 'Data quality', category: 'user_metadata' }),
  column('qualities', { label: 'Qualities' }),
  column('metrics/quality', { label: 'Quality', category: 'metric', filter_type: 'number' }),
  column('metrics/empty', { label: 'Quality check', category: 'metric', is_empty: true }),
  column(`feedback/${uuid}`, { label: 'Stars', category: 'feedback', filter_type: 'number' }),
  column('unequal', { label: 'Inequality' }),
  column('annotations', { label: 'Quality, raw', filterable: false }),
]
const labels = (search: string) =>
  searchColumns(columns, search).flatMap(({ items }) => items.map(({ label }) => label))

test('a search finds the exact label first, then beginnings, words, parts, and ids', () => {
  expect(labels('quality')).toEqual(['Quality', 'Quality check', 'Data quality', 'Inequality'])
  expect(labels('quali')).toEqual([
    'Quality',
    'Qualities',
    'Quality check',
    'Data quality',
    'Inequality',
  ])
  expect(labels('0b9d')).toEqual(['Stars'])
  expect(labels('stars nothing')).toEqual([])
})

test('an id that is a UUID is shown only where the search found it', () => {
  const description = (search: string) => searchColumns(columns, search)[0]?.items[0]?.description
  expect(description('stars')).toBeUndefined()
  expect(description('0b9d')).toBe(`feedback/${uuid}`)
  expect(description('input')).toBe('input')
})

test('ratings, metrics and standard columns come first, and empty columns last in their group', () => {
  const sections = columnSections(columns)
  expect(sections.map(({ label }) => label)).toEqual([
    'feedback',
    'metric',
    'standard',
    'user_metadata',
  ])
  expect(sections[1]?.items.map(({ label, hint }) => [label, hint])).toEqual([
    ['Quality', 'number'],
    ['Quality check', 'text, empty'],
  ])
})
