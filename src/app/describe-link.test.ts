import { expect, test } from 'vitest'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { describeLink, type LinkContent } from './describe-link.ts'

const queue_id = '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d01'
const leaf = (key: string) => ({ key, filter: { type: 'text', column_id: 'name' } }) as const
const say = (change: Partial<Configuration>, left_out: LinkContent['left_out'] = null) =>
  describeLink({ configuration: { ...emptyConfiguration(queue_id), ...change }, left_out })

test('a link says its conditions, its format and its columns', () => {
  const filter_tree = { key: 'r', and: [leaf('a'), { key: 'o', or: [leaf('b'), leaf('c')] }] }
  expect(
    say({ filter_tree, export_format: 'csv', column_ids: ['id', 'input'], file_name: 'weekly' }),
  ).toBe('3 conditions · CSV with 2 columns · “weekly”')
  expect(say({})).toBe('All records · JSONL')
})

test('a link with record ids says how many, also those that it leaves out', () => {
  expect(say({ selector: 'record_ids', record_ids_text: 'a' })).toBe('1 record ID · JSONL')
  const left = { texts: '', other_words: 0, has_json: false, has_filter: false }
  const record_ids = { count: 80_000, digest: '' }
  expect(say({ selector: 'record_ids' }, { ...left, record_ids })).toBe('80,000 record IDs · JSONL')
  expect(say({}, { ...left, record_ids: null, has_filter: true })).toBe('A long filter · JSONL')
})

test('a link without a queue and a condition holds no export yet', () => {
  expect(say({ queue_id: null })).toBeNull()
})
