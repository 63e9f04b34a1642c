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
])('what is shown as it is and what is marked take turns: %j', (text, pieces) => {
  expect(piecesOf(text)).toEqual(pieces)
})
