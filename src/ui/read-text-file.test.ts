import { expect, test } from 'vitest'
import { readTextFile } from './read-text-file.ts'

const utf16 = (text: string, isBig: boolean): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !isBig)
  return bytes
}

test.each([
  ['UTF-8', new TextEncoder().encode('{"a": "ä"}')],
  ['UTF-8 with its mark', new TextEncoder().encode('\uFEFF{"a": "ä"}')],
  ['UTF-16 as Windows writes it', utf16('\uFEFF{"a": "ä"}', false)],
  ['UTF-16, the other way round', utf16('\uFEFF{"a": "ä"}', true)],
])('a text is read in %s', async (_, bytes) => {
  expect(await readTextFile(new File([bytes], 'a.json'))).toEqual({ text: '{"a": "ä"}' })
})

test('a binary file is refused with a message', async () => {
  const archive = new File([Uint8Array.from([80, 75, 3, 4, 0, 0, 0])], 'a.xlsx')
  expect(await readTextFile(archive)).toEqual({
    failure: expect.stringContaining('isn’t a text file'),
  })
})
