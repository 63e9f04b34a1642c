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
import { readIdText, readRecordIds, wordKinds, wordsOfKind, wordText } from './record-ids.ts'

const [a, b, c] = [1, 2, 3].map((number) => `0000000${number}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
]

test('every word has its place, its line and its kind', () => {
  const text = `first ${a}\r\n${a}, ${b.replace('-4', '-7')}\n\n${b.slice(0, 34)}`
  const read = readIdText(text)
  const { words } = read
  expect([...words.kinds].map((kind) => wordKinds[kind])).toEqual([
    'id',
    'duplicate',
    'wrong_version',
    'malformed',
  ])
  expect([...words.lines]).toEqual([1, 2, 2, 4])
  expect(wordText(read, 3)).toBe(b.slice(0, 34))
})

test('removing the last word removes its line, and a word goes with the comma after it', () => {
  const text = `id,name\n${a},one\n${b}, ${c}\n`
  const { words } = readIdText(text)
  expect(withoutWords(text, words, { words: new Set([0, 1]) })).toBe(`id,name\n${c}\n`)
  expect(withoutWords(text, words, { lines: new Set([1]) })).toBe(`${a},one\n${b}, ${c}\n`)
})

const uuid = fc.uuid({ version: 4 })
const lookAlike = (id: string) =>
  fc.constantFrom(
    id,
    id.replaceAll('-', '\u2011'),
    id.replace('-', '\u200b-\u00ad'),
    id.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  )
const gap = fc.constantFrom(
  '\n',
  ', ',
  '\r\n',
  ' note\n',
  '";"',
  '\n\n',
  '%2C',
  ' 한½, ',
  '\u202c ',
)
const pasted = fc
  .array(fc.tuple(uuid.chain(lookAlike), gap))
  .map((words) => words.map(([id, between]) => id + between).join(''))

test('removing ids keeps all others, in order', () => {
  fc.assert(
    fc.property(pasted, fc.func(fc.boolean()), (text, isGone) => {
      const { record_ids } = readRecordIds(text)
      const gone = new Set(record_ids.filter((id) => isGone(id)))
      const left = readRecordIds(withoutIds(text, readIdText(text), gone))
      expect(left.record_ids).toEqual(record_ids.filter((id) => !gone.has(id)))
    }),
  )
})

test('removing repeated ids keeps each id once', () => {
  fc.assert(
    fc.property(pasted, (text) => {
      const twice = text + text
      const { words, ids } = readIdText(twice)
      const once = withoutWords(twice, words, { words: new Set(wordsOfKind(words, 'duplicate')) })
      expect(readRecordIds(once)).toMatchObject({ record_ids: ids.record_ids, duplicates: 0 })
    }),
  )
})

test('lists combine like sets', () => {
  fc.assert(
    fc.property(pasted, pasted, fc.constantFrom(...combinations), (text, second, how) => {
      const mine = new Set(readRecordIds(text).record_ids)
      // Part of the second list is in the first one too.
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

test('an id is added once, on its own line', () => {
  expect(withIds(a, readIdText(a), [a, b])).toBe(`${a}\n${b}\n`)
  expect(withIds(a, readIdText(a), [a])).toBe(a)
})

test('removing a word removes its invisible characters too', () => {
  const text = `x ${a.replaceAll('-', '\u2013')}, ${b.replace('-', '\u200b-')}%2C${c}\r\n`
  expect(withoutIds(text, readIdText(text), new Set([b]))).toBe(
    `x ${a.replaceAll('-', '\u2013')}, ${c}\r\n`,
  )
  expect(withoutIds(text, readIdText(text), new Set([a, b]))).toBe(`x ${c}\r\n`)
})

test('removing a word keeps a character that its neighbour shares', () => {
  const [first, second] = [`${a.slice(0, -1)}1`, `2${b.slice(1)}`] as const
  const text = `${first.slice(0, -1)}½${second.slice(1)} ${c}`
  const read = readIdText(text)
  expect(read.ids.record_ids).toEqual([first, second, c])
  for (const gone of [first, second]) {
    const left = readRecordIds(withoutIds(text, read, new Set([gone]))).record_ids
    expect(left).toEqual([first, second, c].filter((id) => id !== gone))
  }
})
