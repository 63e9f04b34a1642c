import { expect, test } from 'vitest'
import { slowTexts, type Frame } from '#domain/testing/growth.test-support.ts'
import { withoutSignsBehind } from '#features/connection/key-in-address.ts'
import { fileNameOf } from '#features/export-run/content-disposition.ts'
import { readTreeText } from '#features/json-editor/json-syntax.ts'

const readers: Readonly<
  Record<string, readonly [read: (text: string) => unknown, around?: readonly Frame[]]>
> = {
  'key of an address': [withoutSignsBehind],
  'name of a download': [
    fileNameOf,
    [
      ['attachment; filename="', '"'],
      ['attachment; a', ''],
    ],
  ],
  'JSON of a filter': [readTreeText, [['{"and":[', ']}']]],
}

test.each(Object.entries(readers))('reading takes linear time: %s', async (_, [read, around]) => {
  expect(await slowTexts(read, around)).toEqual([])
})
