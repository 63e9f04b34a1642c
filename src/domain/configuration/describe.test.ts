import { expect, test } from 'vitest'
import type { DraftFilter, DraftNode } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration, type Configuration } from './configuration.ts'
import { describeExport } from './describe.ts'
import { describeTree, formatDate, sentenceText, type DescribeOptions } from './describe-tree.ts'

const options: DescribeOptions = {
  columns: [
    { id: 'created_at', label: 'Created' },
    { id: 'feedback/1', label: 'Quality' },
    { id: 'tags', label: 'Tags' },
  ] as never,
  members: [
    { user_id: 'u1', email: 'mira@example.com', first_name: 'Mira', last_name: 'Okafor' } as never,
  ],
  time_zone: 'Europe/Berlin',
  record_id_count: 1204,
}

const sentence = (change: Partial<Configuration>) =>
  sentenceText(describeExport({ ...emptyConfiguration(), ...change }, options))

const tree: DraftNode = {
  key: 'r',
  and: [
    {
      key: 'a',
      filter: {
        type: 'date',
        column_id: 'created_at',
        operator: 'gte',
        value: '2026-02-28T23:00:00Z',
      },
    },
    {
      key: 'b',
      or: [
        {
          key: 'c',
          filter: { type: 'number', column_id: 'feedback/1', operator: 'gte', value: 4 },
        },
        {
          key: 'd',
          filter: {
            type: 'collection',
            column_id: 'tags',
            operator: 'contains',
            value: ['prod', 'beta'],
          },
        },
      ],
    },
    { key: 'e', not: { key: 'f', filter: { type: 'fully_annotated', user_ids: ['u1'] } } },
    { key: 'g', muted: true, filter: {} },
  ],
}

test('the sentence names everything that decides the content of the file', () => {
  expect(
    sentence({
      filter_tree: tree,
      export_format: 'csv',
      column_ids: ['created_at', 'tags', 'elsewhere'],
    }),
  ).toBe(
    'Records created on or after 1 Mar 2026, 00:00 Europe/Berlin whose Quality is at least 4 or ' +
      'whose Tags contain “prod” or “beta”, and that are not fully annotated by Mira Okafor. ' +
      'Redacted. CSV with 2 columns, newest first.',
  )
})

test('a list without anything is said as a gap, never as a word of the program', () => {
  const said = (filter: DraftFilter) => sentenceText(describeTree({ key: 'r', filter }, options))
  expect(said({ type: 'fully_annotated', user_ids: [] })).toBe('fully annotated by …')
  expect(said({ type: 'fully_annotated' })).toBe('fully annotated')
  expect(said({ type: 'collection', column_id: 'tags', operator: 'contains', value: [] })).toBe(
    'Tags contain nothing',
  )
})

test('without a filter the sentence says every record, and redaction off is named', () => {
  expect(sentence({ redact: false })).toBe('Every record. Not redacted. JSONL, newest first.')
})

test('a list of ids is described by its count', () => {
  expect(sentence({ selector: 'record_ids', export_computed_metrics_only: true })).toBe(
    'The records with the 1,204 IDs in the list. Redacted. Only computed values. JSONL, newest first.',
  )
})

test('an empty list of ids has no count', () => {
  const text = describeExport(
    { ...emptyConfiguration(), selector: 'record_ids' },
    {
      ...options,
      record_id_count: 0,
    },
  )
  expect(sentenceText(text)).toMatch(/^The records whose IDs you paste\. /)
})

test('an empty "or" selects nothing and says so', () => {
  expect(sentence({ filter_tree: { key: 'r', or: [] } })).toContain('Records where nothing.')
})

test('unfinished leaves have an ellipsis for each missing part', () => {
  const text = describeTree({ key: 'a', filter: {} }, options).map((part) => part.text)
  expect(text.join('')).toBe('…')
})

test('dates are in the given zone, with seconds only if they matter', () => {
  expect(formatDate('2026-03-01T10:00:00Z', 'UTC')).toBe('1 Mar 2026, 10:00 UTC')
  expect(formatDate('2026-03-01T10:00:05Z', 'UTC')).toBe('1 Mar 2026, 10:00:05 UTC')
  expect(formatDate('soon', 'UTC')).toBe('soon')
})

test('line ends and tabs in a value have visible marks', () => {
  const filter = {
    type: 'text',
    column_id: 'input',
    operator: 'contains',
    value: 'a\n\tb',
  } as const
  const text = describeTree({ key: 'a', filter }, options).map((part) => part.text)
  expect(text.join('')).toContain('“a↵⇥b”')
})

test('characters that change the text direction are shown by their number', () => {
  const filter = {
    type: 'text',
    column_id: 'input',
    operator: 'contains',
    value: 'a\u202eb',
  } as const
  const text = describeTree({ key: 'a', filter }, options).map((part) => part.text)
  expect(text.join('')).toContain('“a\\u202eb”')
})

test.each([
  ['2026-03-01T22:59:00.900001Z', '1 Mar 2026, 23:59:00.900001 Europe/Berlin'],
  ['2026-03-01T22:59:05Z', '1 Mar 2026, 23:59:05 Europe/Berlin'],
  ['2026-03-01T23:59:00+01', '1 Mar 2026, 23:59 Europe/Berlin'],
  ['1969-12-31T22:59:58.999999Z', '31 Dec 1969, 23:59:58.999999 Europe/Berlin'],
  ['1969-12-31T22:59:59.999999Z', 'the end of 31 Dec 1969, Europe/Berlin'],
  ['2026-10-25T00:30:00Z', '25 Oct 2026, 02:30 Europe/Berlin (UTC+02:00)'],
  ['2026-10-25T01:30:00Z', '25 Oct 2026, 02:30 Europe/Berlin (UTC+01:00)'],
])('a date is written with its full precision: %s', (value, expected) => {
  expect(formatDate(value, 'Europe/Berlin')).toBe(expected)
})

const quality = (value: number): DraftNode => ({
  key: `q${value}`,
  filter: { type: 'number', column_id: 'feedback/1', operator: 'lt', value },
})
const tag = (value: string): DraftNode => ({
  key: value,
  filter: { type: 'collection', column_id: 'tags', operator: 'contains', value: [value] },
})
const not = (child: DraftNode): DraftNode => ({ key: `n${child.key}`, not: child })
const and = (...nodes: DraftNode[]): DraftNode => ({ key: 'and', and: nodes })
const or = (...nodes: DraftNode[]): DraftNode => ({ key: 'or', or: nodes })

test.each([
  [quality(1), 'Records whose Quality is less than 1'],
  [and(quality(1), tag('a')), 'Records whose Quality is less than 1 and whose Tags contain “a”'],
  [or(quality(1), tag('a')), 'Records whose Quality is less than 1 or whose Tags contain “a”'],
  [and(not(tag('a'))), 'Every record except those whose Tags contain “a”'],
  [
    and(quality(1), not(tag('a')), not(or(tag('b'), tag('c')))),
    'Records whose Quality is less than 1, except those whose Tags contain “a” and ' +
      'except those whose Tags contain “b” or whose Tags contain “c”',
  ],
  [and(or(and(quality(1)))), 'Records whose Quality is less than 1'],
  [
    or(and(quality(1), tag('a')), tag('b')),
    'Records where (Quality is less than 1 and Tags contain “a”) or Tags contain “b”',
  ],
  [
    not(and(quality(1), tag('a'))),
    'Records where not (Quality is less than 1 and Tags contain “a”)',
  ],
])(
  'a filter is said as a person would, and with brackets where that is not exact',
  (root, said) => {
    expect(sentence({ filter_tree: root })).toBe(`${said}. Redacted. JSONL, newest first.`)
  },
)
