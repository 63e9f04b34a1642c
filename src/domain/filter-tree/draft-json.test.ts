import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftNode } from '#domain/testing/draft-node.test-support.ts'
import { draftJson, plainDraft, readDraft } from './draft-json.ts'

const errorsOf = (value: unknown) => {
  const read = readDraft(value)
  return 'errors' in read ? read.errors.map(({ path, message }) => [path.join('.'), message]) : []
}

test('any draft is read as it was written', () => {
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

test('every mistake is named at its place, and nothing is left out for it', () => {
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
    ['and.0.filter.fuzzy', 'A filter has no “fuzzy”.'],
    [
      'and.0.filter.type',
      'A type is one of id, date, number, boolean, collection, text, fully_annotated.',
    ],
    ['and.0.filter.column_id', 'A column is named by its id, a text.'],
    [
      'and.0.filter.value',
      'A value is a text, a number, true or false, or a list of texts and numbers.',
    ],
    ['and.1.or', 'This is a list of nodes.'],
    ['and.2.not', 'A node has one of filter, and, or, not.'],
    ['and.3.and', 'A node has only one of filter, and, or, not.'],
    ['and.4', 'A node is an object with one of filter, and, or, not.'],
    ['and.5.muted', 'This is true or false.'],
    ['and.5.title', 'A node has no “title”.'],
  ])
})

test('a hundred errors are enough', () => {
  expect(errorsOf({ and: Array.from({ length: 500 }, () => 1) })).toHaveLength(100)
})
