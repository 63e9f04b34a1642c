import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLongWordFinder } from './long-word.ts'
import { createWordThread } from './word-thread.ts'

test('a word is found anywhere in the text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 })
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(word, text, (one, all) => {
      expect(createLongWordFinder(Buffer.from(one))(Buffer.from(all))).toBe(all.includes(one))
    }),
    { numRuns: 2000 },
  )
})

test('words of any length are found in one search', async () => {
  const long = `b${'a'.repeat(100_000)}`
  const texts = ['short', 'a'.repeat(200_000), `x${long}x`, '']
  const all = texts.map((text) => Buffer.from(text))
  let end = 0
  const ends = Uint32Array.from(all, ({ length }) => (end += length))
  const thread = createWordThread()
  const words = [Buffer.from('hor'), Buffer.from(long)]
  await thread.add({ bytes: Buffer.concat(words), ends: Uint32Array.of(3, 3 + long.length) })
  expect(await thread.passes()).toBe(1)
  await thread.begin(0)
  expect([...(await thread.search({ bytes: Buffer.concat(all), ends }))]).toEqual([1, 0, 1, 0])
})
