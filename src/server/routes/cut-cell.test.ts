import { expect, test } from 'vitest'
import { cutCell } from './cut-cell.ts'

const long = 'x'.repeat(5000)

test('a text is cut after a thousand characters, and short values stay', () => {
  expect(cutCell(long)).toBe(`${'x'.repeat(1000)}…`)
  for (const cell of ['x'.repeat(1000), 5, null, true, [], { a: [1, 'b'] }])
    expect(cutCell(cell)).toEqual(cell)
})

test('messages stay messages, however long they are', () => {
  const messages = [
    { role: 'system', content: long },
    { role: 'assistant', content: long },
  ]
  expect(cutCell(messages)).toEqual([{ role: 'system', content: expect.stringMatching(/^x+…$/) }])
  expect(cutCell({ content: long, role: 'assistant' })).toMatchObject({ role: 'assistant' })
})

test.each([
  ['a list of texts', Array.from({ length: 100_000 }, () => 'word')],
  ['a list of numbers', Array.from({ length: 100_000 }, (_, index) => index)],
  ['a list of empty lists', Array.from({ length: 100_000 }, () => [])],
  ['many keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, key) => [key, '']))],
  ['long keys', Object.fromEntries(Array.from({ length: 50 }, (_, key) => [`${key}${long}`, '']))],
  ['nested texts', { a: { b: [{ c: long }, { c: long }] } }],
])('%s take a few thousand characters at most, or their first keys', (_, cell) => {
  const size = JSON.stringify(cutCell(cell)).length
  expect(size).toBeLessThan(keysAlone(cell) + 5000)
})

const keysAlone = (cell: object): number =>
  Object.keys(cell)
    .slice(0, 20)
    .reduce((sum, key) => sum + key.length, 0)

test('a cut does not leave half a surrogate pair', () => {
  expect(cutCell(`${'x'.repeat(999)}🙂🙂`)).toBe(`${'x'.repeat(999)}\uFFFD…`)
})
