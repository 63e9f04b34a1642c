import { expect, test } from 'vitest'
import { columnSchema } from '#domain/columns.ts'
import { spreadsheetWarnings } from './spreadsheet-warnings.ts'

const columns = [columnSchema.parse({ id: 'input', label: 'Input' })]
const none = { records: 10, long_cells: [], formula_cells: [] }

test('a file that a spreadsheet takes as it is has no warning', () => {
  expect(spreadsheetWarnings(none, columns)).toEqual([])
  expect(spreadsheetWarnings({ ...none, records: 1_048_575 }, columns)).toEqual([])
})

test('what a spreadsheet would lose or run is said, by the names of the columns', () => {
  expect(spreadsheetWarnings({ ...none, records: 1_048_576 }, columns)).toEqual([
    'A spreadsheet takes 1,048,576 rows: 1 record would be missing there.',
  ])
  expect(
    spreadsheetWarnings(
      {
        ...none,
        long_cells: [{ column_id: 'input', count: 1 }],
        formula_cells: ['input', 'a', 'b', 'c', 'd'].map((column_id) => ({
          column_id,
          count: 300,
        })),
      },
      columns,
    ),
  ).toEqual([
    '1 cell of Input has more than 32,767 characters: a spreadsheet cuts that off.',
    '1,500 cells of Input, a, b and 2 more columns begin like a formula, which a spreadsheet may run. The file keeps what was logged.',
  ])
})
