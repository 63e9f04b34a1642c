import { expect, test } from 'vitest'
import { slowTexts } from '#domain/testing/growth.test-support.ts'
import { splitPasted } from './split-pasted.ts'
import { piecesOf } from './visible-text.tsx'

test('reading pasted and shown texts takes linear time', async () => {
  expect(await slowTexts((text) => [splitPasted(text), piecesOf(text)])).toEqual([])
})
