import { linkOf } from './with-ids.test-support.ts'
import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { bytesToBase64Url } from './base64-url.ts'
import { checkOf } from './check-text.ts'
import { deflateRaw } from './deflate.ts'
import { decodeLink } from './link.ts'
import { readPresetFile } from './preset-file.ts'

const tooLarge = { error: expect.stringContaining('too large for Winnow') as string }

/** A link with a valid checksum, as anyone can make it. */
async function linkOfJson(json: string, version = 2): Promise<string> {
  const packed = bytesToBase64Url(await deflateRaw(new TextEncoder().encode(json)))
  const body = `w${version}.${packed}`
  return version === 1 ? body : `${body}.${checkOf(body)}`
}

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const hostile = {
  'a file name of 100 000 spaces': () => JSON.stringify({ n: `x${' '.repeat(100_000)}x` }),
  'a column of megabytes': () => JSON.stringify({ t: ['t', 'x'.repeat(7_000_000), 'eq', 'a'] }),
  'an operator of megabytes': () => JSON.stringify({ t: ['t', 'a', 'x'.repeat(7_000_000)] }),
  'more bytes than a request': () => JSON.stringify({ t: ['t', 'a', 'eq', 'x'.repeat(9_000_000)] }),
  'half a million values': () => `{"t":["t","a","one_of",[${'1,'.repeat(500_000)}1]]}`,
  'a hundred thousand nodes': () => `{"t":{"a":[${'[],'.repeat(100_000)}[]]}}`,
  'a hundred thousand columns': () => `{"f":1,"c":[${'"a",'.repeat(100_000)}"a"]}`,
  'a column too long': () => JSON.stringify({ f: 1, c: ['x'.repeat(100_000)] }),
  'a queue too long': () => JSON.stringify({ q: 'x'.repeat(100_000) }),
  'a million levels': () => `{"t":${nested(1_000_000)}}`,
  'levels where nothing is known': () => `{"y":${nested(100_000)}}`,
}

test.each(Object.entries(hostile))('a link with %s is refused', async (_, json) => {
  for (const version of [1, 2]) {
    const link = await linkOfJson(json(), version)
    expect(await decodeLink(link), `format ${version}`).toEqual(tooLarge)
  }
})

test('a text of several megabytes is not searched for a link', async () => {
  expect(await decodeLink('#'.repeat(5_000_000))).toEqual(tooLarge)
})

test.each(Object.entries(hostile).filter(([name]) => !name.includes('bytes')))(
  'a preset with %s does not stop the others',
  (_, json) => {
    const other = `{"name":"b","configuration":{}}`
    const text = `{"winnow":1,"presets":[{"name":"a","configuration":${json()}},${other}]}`
    const { presets, notes } = readPresetFile(text)
    expect(presets.map(({ name }) => name)).toEqual(['b'])
    expect(notes).toEqual(['“a” was left out: it’s larger than Winnow can open.'])
  },
)

test('only the first of very many presets are read, and a note says so', () => {
  const presets = Array.from({ length: 50_000 }, () => ({ name: 'a', configuration: {} }))
  const read = readPresetFile(JSON.stringify({ winnow: 1, presets }))
  expect(read.presets).toHaveLength(1_000)
  expect(read.notes).toEqual(['The file has 50,000 presets. Only the first 1,000 were imported.'])
})

test('the page can open every link that it makes: parts beyond the limits are left out', async () => {
  const leaf: DraftNode = { key: '', filter: { type: 'text', column_id: 'a', operator: 'eq' } }
  const trees: Readonly<Record<string, DraftNode>> = {
    nodes: { key: '', and: Array.from({ length: 30_000 }, () => leaf) },
    name: { key: '', filter: { type: 'text', column_id: 'x'.repeat(100_000) } },
    bytes: { key: '', filter: { type: 'text', column_id: 'a', value: 'x'.repeat(9_000_000) } },
  }
  for (const [name, filter_tree] of Object.entries(trees)) {
    const { fragment, left_out } = await linkOf({ ...emptyConfiguration(), filter_tree })
    expect(left_out?.has_filter, name).toBe(true)
    expect(await decodeLink(fragment), name).toMatchObject({ left_out })
  }
})
