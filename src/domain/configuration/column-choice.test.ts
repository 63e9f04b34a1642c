import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asListed, moveColumn, splitColumns, withColumns, withoutColumns } from './column-choice.ts'
import { columnSchema } from '#domain/contract/columns.ts'

const columns = ['id', 'input', 'output', 'metrics/a'].map((id) =>
  columnSchema.parse({ id, ...(id === 'metrics/a' ? { metric_key_alias: 'old' } : {}) }),
)

test('columns that the queue lacks are set aside, unless its columns are unknown', () => {
  const ids = ['other', 'input', 'metrics/old']
  expect(splitColumns(ids, columns)).toEqual({ here: ['input', 'metrics/old'], aside: ['other'] })
  expect(splitColumns(ids, null)).toEqual({ here: ids, aside: [] })
})

test('a column moves before another one, or to the end', () => {
  expect(moveColumn(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(moveColumn(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a'])
  expect(moveColumn(['a', 'b'], 'x', 'a')).toEqual(['a', 'b'])
})

test('moving keeps all columns', () => {
  const list = fc.uniqueArray(fc.string(), { minLength: 1 })
  fc.assert(
    fc.property(list, fc.nat(), fc.option(fc.nat()), (ids, from, to) => {
      const moved = ids[from % ids.length] ?? ''
      const before = to === null ? null : (ids[to % ids.length] ?? null)
      const next = moveColumn(ids, moved, before)
      expect(next.toSorted()).toEqual(ids.toSorted())
      const others = (all: readonly string[]) => all.filter((id) => id !== moved)
      expect(others(next)).toEqual(others(ids))
    }),
  )
})

test('sorting knows old names and puts unknown columns last', () => {
  expect(asListed(['x', 'metrics/old', 'output', 'id'], columns)).toEqual([
    'id',
    'output',
    'metrics/old',
    'x',
  ])
})

test('each column is added once, and a group is removed by any name of its columns', () => {
  expect(withColumns(['id'], ['input', 'id'])).toEqual(['id', 'input'])
  expect(withoutColumns(['id', 'metrics/old', 'x'], ['metrics/a'], columns)).toEqual(['id', 'x'])
})
