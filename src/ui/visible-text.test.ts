import { expect, test } from 'vitest'
import { piecesOf } from './visible-text.tsx'

test.each([
  ['', ['']],
  ['a b', ['a b']],
  ['  a b', ['', '  ', 'a b']],
  ['a b  ', ['a b', '  ', '']],
  ['   ', ['', '   ', '']],
  ['a\tb\n ', ['a', '\t', 'b', '\n', '', ' ', '']],
  [' a ', ['', ' ', 'a', ' ', '']],
])('plain and marked pieces alternate: %j', (text, pieces) => {
  expect(piecesOf(text)).toEqual(pieces)
})
