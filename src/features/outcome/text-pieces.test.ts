import { expect, it } from 'vitest'
import { pieceLength, textPieces } from './text-pieces.ts'

it('leaves a short text whole', () => {
  expect(textPieces('one\ntwo', 1)).toEqual({ pieces: ['one\ntwo'], end: 7 })
})

it('ends a piece at a line end, else at a space, and drops only the line end', () => {
  const [lines, words] = ['a'.repeat(pieceLength - 100), 'b'.repeat(500)]
  expect(textPieces(`${lines}\n${words}`, 9).pieces).toEqual([lines, words])
  expect(textPieces(`${lines} ${words}`, 9).pieces).toEqual([`${lines} `, words])
})

it('says how far the pieces reach', () => {
  const text = 'word '.repeat(pieceLength)
  const { pieces, end } = textPieces(text, 2)
  expect(pieces).toHaveLength(2)
  expect(pieces.join('')).toBe(text.slice(0, end))
  expect(textPieces(text, 99).end).toBe(text.length)
})

it('never divides a letter beyond the Basic Multilingual Plane', () => {
  const text = `a${'🙂'.repeat(pieceLength)}`
  const { pieces } = textPieces(text, 9)
  expect(pieces.join('')).toBe(text)
  expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
})
