import { expect, test } from 'vitest'
import { z } from '#domain/contract/zod.ts'
import { englishTexts } from './english-texts.ts'

const schema = z.object({
  limit: z.int(),
  name: z.string().check(z.refine((text) => text !== '', 'should not be empty')),
})

test('the error texts are English, and a text of the schema wins', () => {
  const { error } = schema.safeParse({ limit: 1e300, name: '' }, englishTexts)
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'Too big: expected int to be <=9007199254740991',
    'should not be empty',
  ])
})
