import { expect, test } from 'vitest'
import { slowTexts, type Frame } from '#domain/testing/growth.test-support.ts'
import { decodeLink } from './link.ts'
import { findLink, sharedHash } from './link-text.ts'
import { readPresetFile } from './preset-file.ts'

const hash = (text: string) => {
  const link = findLink(text)
  return link && sharedHash(link)
}
const readers: Readonly<
  Record<string, readonly [read: (text: string) => unknown, around?: readonly Frame[]]>
> = {
  'name of a shared export': [hash, [['#s1.', '']]],
  link: [decodeLink, [['#w2.', '.AAAAAA']]],
  'link of format 1': [decodeLink, [['#w1.', '']]],
  'file of presets': [
    readPresetFile,
    [
      ['{"winnow":1,"presets":[{"name":"', '"}]}'],
      ['{"winnow":1,"presets":[', ']}'],
    ],
  ],
}

test.each(Object.entries(readers))('reading takes linear time: %s', async (_, [read, around]) => {
  expect(await slowTexts(read, around)).toEqual([])
})
