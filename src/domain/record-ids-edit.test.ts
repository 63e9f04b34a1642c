import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  combinations,
  combinedCount,
  combineIds,
  withIds,
  withoutIds,
  withoutWords,
} from './record-ids-edit.ts'
import { readIdText, readRecordIds, wordAt, wordKinds, wordsOfKind } from './record-ids.ts'

const [a, b, c] = [1, 2, 3].map((number) => `0000000${number}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
]

test('every word is told with its place, its line and what it is', () => {
  const text = `first ${a}\r\n${a}, ${b.replace('-4', '-7')}\n\n${b.slice(0, 34)}`
  const { words } = readIdText(text)
  expect([...words.kinds].map((kind) => wordKinds[kind])).toEqual([
    'id',
    'duplicate',
    'wrong_version',
    'malformed',
  ])
  expect([...words.lines]).toEqual([1, 2, 2, 4])
  expect(wordAt(text, words, 3)).toBe(b.slice(0, 34))
})

test('a line goes with its last word, and a word with the comma after it', () => {
  const text = `id,name\n${a},one\n${b}, ${c}\n`
  const { words } = readIdText(text)
  expect(withoutWords(text, words, { words: new Set([0, 1]) })).toBe(`id,name\n${c}\n`)
  expect(withoutWords(text, words, { lines: new Set([1]) })).toBe(`${a},one\n${b}, ${c}\n`)
})

const uuid = fc.uuid({ version: 4 })
const pasted = fc
  .array(fc.tuple(uuid, fc.constantFrom('\n', ', ', '\r\n', ' note\n', '";"', '\n\n')))
  .map((words) => words.map(([id, gap]) => id + gap).join(''))

test('taking ids out leaves all others, in their order', () => {
  fc.assert(
    fc.property(pasted, fc.func(fc.boolean()), (text, isGone) => {
      const { record_ids } = readRecordIds(text)
      const gone = new Set(record_ids.filter((id) => isGone(id)))
      const left = readRecordIds(withoutIds(text, readIdText(text), gone))
      expect(left.record_ids).toEqual(record_ids.filter((id) => !gone.has(id)))
    }),
  )
})

test('what is taken out as repeated leaves each id once', () => {
  fc.assert(
    fc.property(pasted, (text) => {
      const twice = text + text
      const { words, ids } = readIdText(twice)
      const once = withoutWords(twice, words, { words: new Set(wordsOfKind(words, 'duplicate')) })
      expect(readRecordIds(once)).toMatchObject({ record_ids: ids.record_ids, duplicates: 0 })
    }),
  )
})

test('lists are put together as sets are', () => {
  fc.assert(
    fc.property(pasted, pasted, fc.constantFrom(...combinations), (text, second, how) => {
      const mine = new Set(readRecordIds(text).record_ids)
      // Some of the second list is in the first one too.
      const other = readRecordIds(second + [...mine].slice(0, 2).join('\n')).record_ids
      const others = new Set(other)
      const expected = {
        union: [...mine, ...others],
        minus: [...mine].filter((id) => !others.has(id)),
        intersect: [...mine].filter((id) => others.has(id)),
      }[how]
      const read = readIdText(text)
      const count = combinedCount(read.ids, other, how)
      const combined = new Set(readRecordIds(combineIds(text, read, other, how)).record_ids)
      expect(combined).toEqual(new Set(expected))
      expect(count).toBe(combined.size)
    }),
  )
})

test('an id is added once, on a line of its own', () => {
  expect(withIds(a, readIdText(a), [a, b])).toBe(`${a}\n${b}\n`)
  expect(withIds(a, readIdText(a), [a])).toBe(a)
})
