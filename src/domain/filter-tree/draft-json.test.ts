import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftNode } from '#domain/testing/draft-node.test-support.ts'
import { draftJson, plainDraft, readDraft } from './draft-json.ts'

const errorsOf = (value: unknown) => {
  const read = readDraft(value)
  return 'errors' in read ? read.errors.map(({ path, message }) => [path.join('.'), message]) : []
}

test('every draft survives writing and reading', () => {
  fc.assert(
    fc.property(draftNode, (node) => {
      const read = readDraft(JSON.parse(draftJson(node)))
      if ('errors' in read) throw new Error(read.errors[0]?.message)
      expect(plainDraft(read.tree, ['muted'])).toEqual(plainDraft(node, ['muted']))
    }),
  )
})

test('any JSON value is a tree or has errors, each at a place that exists', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = readDraft(value)
      if ('tree' in read) return
      expect(read.errors.length).toBeGreaterThan(0)
      for (const { path } of read.errors) {
        let at: unknown = value
        for (const segment of path) {
          expect(Object.hasOwn(at as object, segment)).toBe(true)
          at = (at as Record<string | number, unknown>)[segment]
        }
      }
    }),
  )
})

test('every mistake is reported at its place, and nothing is dropped', () => {
  expect(
    errorsOf({
      and: [
        { filter: { type: 'words', column_id: 1, value: { a: 1 }, fuzzy: true } },
        { or: {} },
        { not: { xor: [] } },
        { and: [], filter: {} },
        'all',
        { or: [], muted: 'yes', title: 'x' },
      ],
    }),
  ).toEqual([
    ['and.0.filter.fuzzy', 'A filter can’t have “fuzzy”.'],
    [
      'and.0.filter.type',
      'A type must be one of id, date, number, boolean, collection, text, fully_annotated.',
    ],
    ['and.0.filter.column_id', 'A column ID must be a string.'],
    [
      'and.0.filter.value',
      'A value must be a string, a number, true, false, or a list of strings and numbers.',
    ],
    ['and.1.or', 'This must be a list of nodes.'],
    ['and.2.not', 'A node needs one of filter, and, or, not.'],
    ['and.3.and', 'A node can have only one of filter, and, or, not.'],
    ['and.4', 'A node must be an object with one of filter, and, or, not.'],
    ['and.5.muted', 'This must be true or false.'],
    ['and.5.title', 'A node can’t have “title”.'],
  ])
})

test('at most 100 errors are reported', () => {
  expect(errorsOf({ and: Array.from({ length: 500 }, () => 1) })).toHaveLength(100)
})
