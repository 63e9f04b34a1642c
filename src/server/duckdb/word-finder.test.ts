import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWordFinder, type Texts } from './word-finder.ts'
import { createWordThread } from './word-thread.ts'

function together(texts: readonly string[]): Texts {
  let end = 0
  const all = texts.map((text) => Buffer.from(text))
  return { bytes: Buffer.concat(all), ends: Uint32Array.from(all, ({ length }) => (end += length)) }
}

const found = (words: readonly string[], texts: readonly string[]): number[] => {
  const marks = new Uint8Array(texts.length)
  createWordFinder(together(words)).mark(together(texts), marks)
  return [...marks]
}
const expected = (words: readonly string[], texts: readonly string[]): number[] =>
  texts.map((text) => (words.some((word) => text.includes(word)) ? 1 : 0))

test('texts that contain one of the words are found', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', '\0'), maxLength: 12 })
  const lists = [fc.array(text, { maxLength: 8 }), fc.array(text, { maxLength: 8 })] as const
  fc.assert(
    fc.property(...lists, (words, texts) => {
      expect(found(words, texts)).toEqual(expected(words, texts))
    }),
    { numRuns: 2000 },
  )
})

test('words may share prefixes and suffixes, contain each other, or be many', () => {
  expect(found(['abcd', 'bc', 'abx'], ['zabcz', 'abab', 'ab', ''])).toEqual([1, 0, 0, 0])
  expect(found(['aab', 'b'.repeat(300)], ['aaaab', 'b'.repeat(299)])).toEqual([1, 0])
  expect(found([], ['', 'a'])).toEqual([0, 0])
  expect(found([''], ['', 'a'])).toEqual([1, 1])
  const words = Array.from({ length: 30_000 }, (_, index) => `${(index * 7919) % 30_011};`)
  const texts = Array.from({ length: 500 }, (_, index) => `${index * 61}${index % 2 ? ';' : ':'}`)
  expect(found(words, texts)).toEqual(expected(words, texts))
})

test('more words than fit one pass are searched in several', async () => {
  const thread = createWordThread(8)
  await thread.add(together(['abc', 'def', 'g'.repeat(20)]))
  await thread.add(together(['hi']))
  expect(await thread.passes()).toBe(3)
  const marks: number[][] = []
  for (let pass = 0; pass < 3; pass += 1) {
    await thread.begin(pass)
    marks.push([...(await thread.search(together(['xdefx', 'g'.repeat(21), 'oh hi'])))])
  }
  expect(marks).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ])
})
