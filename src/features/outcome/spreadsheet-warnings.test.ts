import { expect, test } from 'vitest'
import { columnSchema } from '#domain/contract/columns.ts'
import { spreadsheetWarnings, type SpreadsheetFacts } from './spreadsheet-warnings.ts'

const columns = [columnSchema.parse({ id: 'input', label: 'Input' })]
const none: SpreadsheetFacts = {
  records: 10,
  long_cells: [],
  formula_cells: [],
  non_ascii_cells: [],
  digit_cells: [],
  rewritten_cells: [],
  empty_lines: 0,
}
const cells = (count: number, ...ids: readonly string[]) =>
  ids.map((column_id) => ({ column_id, count }))
const of = (change: Partial<SpreadsheetFacts>, ids: readonly string[] | null = ['input', 'id']) =>
  spreadsheetWarnings({ ...none, ...change }, columns, ids)

test('a file that spreadsheets do not change has no warning', () => {
  expect(of({})).toEqual({ changes: [], remedy: null })
  expect(of({ records: 1_048_575 }, null)).toEqual({ changes: [], remedy: null })
  expect(
    of(
      {},
      Array.from({ length: 16_384 }, (_, index) => `c${index}`),
    ).changes,
  ).toEqual([])
})

test('warnings name the columns whose values a spreadsheet would lose or run', () => {
  expect(of({ records: 1_048_576 }).changes).toEqual([
    'A spreadsheet can have up to 1,048,576 rows: 1 record would be missing there.',
  ])
  expect(
    of(
      {},
      Array.from({ length: 16_386 }, (_, index) => `c${index}`),
    ).changes,
  ).toEqual(['A spreadsheet can have up to 16,384 columns: 2 columns would be missing there.'])
  expect(
    of({
      long_cells: cells(1, 'input'),
      formula_cells: cells(300, 'input', 'a', 'b', 'c', 'd'),
    }),
  ).toEqual({
    changes: [
      '1 cell in Input has more than 32,767 characters: a spreadsheet cuts off the rest.',
      '1,500 cells in Input, a, b and 2 more columns start with =, +, − or @: a spreadsheet may run that as a formula.',
    ],
    remedy: null,
  })
})

test('warnings name values that a spreadsheet would rewrite, and the import that keeps them', () => {
  expect(of({ digit_cells: cells(2, 'input'), rewritten_cells: cells(1, 'sku') })).toEqual({
    changes: [
      '2 cells in Input are numbers of more than 15 digits: a spreadsheet turns the digits after the 15th into 0.',
      '1 cell in sku looks like a number or a date, such as 007, 1E5 or 3-4: a spreadsheet rewrites that.',
    ],
    remedy:
      'In Excel, import the file instead: Data > From Text/CSV, with data type detection off.',
  })
  expect(of({ non_ascii_cells: cells(3, 'input') })).toEqual({
    changes: [
      '3 cells in Input have letters such as é or 日: Excel garbles them when you double-click the file.',
    ],
    remedy: 'In Excel, import the file instead: Data > From Text/CSV, with the file origin UTF-8.',
  })
  expect(of({ non_ascii_cells: cells(3, 'input'), digit_cells: cells(1, 'input') }).remedy).toBe(
    'In Excel, import the file instead: Data > From Text/CSV, with the file origin UTF-8 and data type detection off.',
  )
})

test('column names are checked too', () => {
  const { changes, remedy } = of({}, ['id', 'user_metadata/größe'])
  expect(changes).toEqual([expect.stringContaining('The column names have letters such as é')])
  expect(remedy).toContain('UTF-8')
})

test('with one column, a missing value is an empty line', () => {
  expect(of({ empty_lines: 1 }, ['input']).changes).toEqual([
    '1 row is an empty line, as the only column has no value there: some programs skip it.',
  ])
})
