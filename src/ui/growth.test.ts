import { expect, test } from 'vitest'
import { slowTexts } from '#domain/testing/growth.test-support.ts'
import { splitPasted } from './split-pasted.ts'
import { piecesOf } from './visible-text.tsx'

test('pasted and shown texts are read in no more than their length', async () => {
  expect(await slowTexts((text) => [splitPasted(text), piecesOf(text)])).toEqual([])
})
