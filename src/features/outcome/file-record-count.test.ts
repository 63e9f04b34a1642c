import { expect, test, vi } from 'vitest'
import { wholeCount } from '#domain/configuration/file-count.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import { fileRecordCount } from './file-record-count.ts'
import type { RecordCount } from './record-count.ts'
import type { FactsState } from './use-selection-facts.ts'

const selected: RecordCount = {
  state: 'known',
  count: wholeCount(6000),
  isOutdated: false,
  outdatedWhy: 'counting…',
}
const facts = (change: Partial<SelectionFacts>, isOutdated = false): FactsState => ({
  state: 'known',
  facts: {
    selected: 6000,
    records: 5827,
    unfinished: 173,
    bytes: 0,
    bytes_are_exact: true,
    empty_columns: [],
    long_cells: [],
    formula_cells: [],
    non_ascii_cells: [],
    digit_cells: [],
    rewritten_cells: [],
    empty_lines: 0,
    timeline: null,
    fully_annotated: null,
    ...change,
  },
  request: {
    export_format: 'jsonl',
    redact: true,
    export_computed_metrics_only: true,
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  },
  isOutdated,
})

test('a file that leaves nothing out has all selected records', () => {
  expect(fileRecordCount(selected, facts({}), false)).toBe(selected)
  expect(fileRecordCount(selected, { state: 'unreported' }, false)).toBe(selected)
})

test('sessions with unfinished metrics are not counted for a file that leaves them out', () => {
  expect(fileRecordCount(selected, facts({}), true)).toEqual({
    ...selected,
    count: { selected: 6000, in_file: 5827 },
  })
})

test('facts from before the switch give the same number, marked as outdated', () => {
  expect(fileRecordCount(selected, facts({ records: 6000 }, true), true)).toMatchObject({
    count: { selected: 6000, in_file: 5827 },
    isOutdated: true,
  })
})

test('if the service does not report what it leaves out, the count is an upper bound', () => {
  expect(fileRecordCount(selected, { state: 'unreported' }, true)).toMatchObject({
    count: { selected: 6000, in_file: null },
  })
})

test('there is no number before it is known or after a failure', () => {
  expect(fileRecordCount(selected, { state: 'loading' }, true).state).toBe('loading')
  const failed = { state: 'failed', message: 'It is away.', retry: vi.fn() } as const
  expect(fileRecordCount(selected, failed, true)).toMatchObject({
    state: 'failed',
    message: 'It is away.',
  })
})
