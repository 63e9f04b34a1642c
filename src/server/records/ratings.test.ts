import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Template } from '#domain/contract/templates.ts'
import { aggregatesJson } from './aggregates.ts'
import { feedback, fullRaters, type RecordRatings } from './ratings.ts'

const templateOf = (id: string): Template => ({
  id,
  name: id,
  position: 0,
  include_explanation: false,
  usage_count: 0,
  constraints: { annotation_type: 'tags', tags: [], allow_other: true },
})
const [labels, topics] = [templateOf('labels'), templateOf('topics')]

const ratingsOf = (texts: Readonly<Record<string, readonly string[]>>): RecordRatings =>
  new Map(
    Object.entries(texts).map(([template, values]) => [
      template,
      values.map((value, index) => ({ user: `user ${index}`, value, explanation: null })),
    ]),
  )

test('given values and their counts are sorted by code point, like UTF-8 bytes', () => {
  const letters = fc.string({
    maxLength: 3,
    unit: fc.constantFrom('a', 'b', 'é', '日', '\uffff', '😀'),
  })
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 8 }), (texts) => {
      const ratings = ratingsOf({ labels: texts })
      const sorted = [...new Set(texts)].toSorted((a, b) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)),
      )
      expect(feedback(ratings, labels)).toEqual(sorted)
      const { counts } = JSON.parse(aggregatesJson(ratings, [labels], [])).labels.aggregate
      expect(Object.keys(counts)).toEqual(sorted)
    }),
  )
})

test('a full rater has rated with every template', () => {
  const ratings = ratingsOf({ labels: ['a', 'b'], topics: ['c'] })
  expect(fullRaters(ratings, [labels, topics])).toEqual(['user 0'])
  expect(fullRaters(ratingsOf({ labels: ['a', 'b'] }), [labels])).toEqual(['user 0', 'user 1'])
  expect(fullRaters(ratings, [labels, topics, templateOf('more')])).toEqual([])
  expect(fullRaters(new Map(), [])).toEqual([])
})
