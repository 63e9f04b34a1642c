import { expect, test } from 'vitest'
import { ServiceError } from '#api/api-failure.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { treeRefusal } from './tree-refusal.ts'

const tree: FilterTree = {
  and: [
    {
      filter: {
        type: 'text',
        column_id: 'inputs',
        operator: 'eq',
        value: 'a',
        case_sensitive: true,
      },
    },
  ],
}
const refused = (status: number, detail: unknown) =>
  treeRefusal(new ServiceError(status, { detail }, null), tree)

test('an error of the service in a counted tree is marked in the export', () => {
  const { message, places } = refused(422, [
    {
      type: 'value_error',
      loc: ['body', 'filter_tree', 'AndNode[…]', 'and', 0, 'FilterLeaf[…]', 'filter', 'column_id'],
      msg: 'Value error, no such column',
    },
    {
      type: 'missing',
      loc: ['body', 'filter_tree', 'OrNode[…]', 'or'],
      msg: 'Field required',
    },
  ])
  expect(places?.places).toEqual([
    {
      path: ['record_selector', 'filter_tree', 'and', 0, 'filter', 'column_id'],
      message: 'no such column',
    },
  ])
  expect(message).toContain('marked')
  expect(message).not.toContain('Field required')
})

test('an error without a place is shown in its own words', () => {
  expect(refused(422, 'The filter is too deep.')).toEqual({
    message: 'The filter is too deep.',
    places: null,
  })
  expect(refused(403, 'Not yours.').message).toBe('Not yours.')
})
