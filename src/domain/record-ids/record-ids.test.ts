import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goldenCases } from '#domain/testing/golden-cases.test-support.ts'
import { idOfWord, readIdText, readRecordIds, wordText, type RecordIds } from './record-ids.ts'

for (const { name, text, ...expected } of goldenCases<{ name: string; text: string } & RecordIds>(
  'record-ids.jsonl',
)) {
  test(`golden: ${name}`, () => {
    expect(readRecordIds(text)).toEqual(expected)
  })
}

const id = fc.uuid({ version: 4 })
const written = (uuid: string) =>
  fc.constantFrom(
    uuid,
    uuid.toUpperCase(),
    uuid.replaceAll('-', ''),
    `{${uuid}}`,
    `urn:uuid:${uuid}`,
  )
const separator = fc.constantFrom('\n', '\r\n', ', ', '\t', '"; "', ' and\n\n')

test('every id of a text is found once, in order, whatever form it is written in', () => {
  fc.assert(
    fc.property(
      fc.array(id.chain((uuid) => fc.tuple(fc.constant(uuid), written(uuid), separator))),
      (words) => {
        const text = words.map(([, word, between]) => word + between).join('')
        const read = readRecordIds(text)
        const ids = words.map(([uuid]) => uuid)
        expect(read.record_ids).toEqual([...new Set(ids)])
        expect(read.duplicates).toBe(ids.length - new Set(ids).size)
        expect([...read.malformed, ...read.wrong_version]).toEqual([])
      },
    ),
  )
})

test('any text is read, and no line is both with and without an id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const read = readRecordIds(text)
      const lines = new Set(read.lines_without_id)
      for (const { line } of [...read.malformed, ...read.wrong_version]) {
        expect(lines.has(line)).toBe(false)
      }
    }),
  )
})

const a = '5bc8fbbc-bde5-4099-8164-d8399f767c45'
const b = 'd76d4330-f144-4bea-b0c1-1fdecb91ce37'
const hex = a.replaceAll('-', '')

test.each([
  ['29 signs', `${b} ${'a'.repeat(29)}`, 0],
  ['30 signs', `${b} ${'a'.repeat(30)}`, 1],
  ['40 signs', `${b} ${'a'.repeat(40)}`, 1],
  ['41 signs', `${b} ${'a'.repeat(41)}`, 0],
  ['23 hex digits', `${b} ${'a'.repeat(23)}${'x'.repeat(7)}`, 0],
  ['24 hex digits', `${b} ${'A'.repeat(24)}-${'x'.repeat(5)}`, 1],
  ['24 hex digits in 40 signs', `${b} ${'a'.repeat(24)}${'x'.repeat(16)}`, 1],
  ['32 hex digits in 33 signs', `${b} x${hex}`, 1],
  ['32 hex digits in 41 signs', `${b} ${'x'.repeat(9)}${hex}`, 0],
  ['a dashed UUID in 41 signs', `${b} xxxxx${a}`, 1],
  ['a dashed UUID in upper case among 300 signs', `${b} ${'x'.repeat(300)}${a.toUpperCase()}`, 1],
  ['a UUID of version 7 in 41 signs', `${b} xxxxx${a.replace('-4', '-7')}`, 1],
  ['two UUIDs with a dash between them', `${b} ${a}-${b}`, 1],
  ['an underscore beside it', `${b} x_${a}_x`, 0],
  ['a separator that is encoded twice', `${b}%252C${a}`, 1],
  ['a dash that is encoded', `${b} ${a.replaceAll('-', '%2D')}`, 0],
  ['a soft hyphen in a mistyped one', `${b} ${a.slice(0, 20)}\u00ad${a.slice(20, 34)}`, 1],
])('a word that looks like an id is reported: %s', (_name, text, malformed) => {
  expect(readRecordIds(text).malformed).toHaveLength(malformed)
})

const separators = '2C 20 0A 0D 09 3B 22 27 5B 5D 7B 7D 7C 3A 2F 3D 26 28 29'.split(' ')

test.each([...separators, ...separators.map((code) => code.toLowerCase())])(
  'a separator may be encoded: %%%s',
  (code) => {
    expect(readRecordIds(`x%${code}${a}%${code}${b}%${code}x`)).toEqual({
      record_ids: [a, b],
      duplicates: 0,
      wrong_version: [],
      malformed: [],
      lines_without_id: [],
    })
  },
)

test('only line ends separate lines, and a line without visible characters is blank', () => {
  const text = `\u200b\r\n%20\r \u00a0\ufeff\n\n\u2028x\n${a}\u2028${b}`
  expect(readRecordIds(text)).toMatchObject({ record_ids: [a, b], lines_without_id: [5] })
})

test('a mistyped word is reported in plain form and found in its pasted form', () => {
  const pasted = `${a.slice(0, 8)}\u2011\u200b${a.slice(9, -1)}`
  const text = `héllo ${pasted}\u200b, ${b}`
  const read = readIdText(text)
  expect(read.ids.malformed).toEqual([{ line: 1, text: a.slice(0, -1) }])
  const { starts, lengths } = read.words
  expect(text.slice(starts[0], (starts[0] ?? 0) + (lengths[0] ?? 0))).toBe(pasted)
  expect(wordText(read, 0)).toBe(a.slice(0, -1))
})

/** Characters around ids, and characters that chat tools put into them. */
const odd = fc.constantFrom(
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u202a',
  '\u2011',
  '\u2013',
  '\u2212',
  '\u0301',
  '\u0338',
  '½',
  'ﬀ',
  '⑴',
  '…',
  '㎏',
  '한',
  'ｶﾞ',
  'é',
  '😀',
  '\ud83d',
  '\udc00',
  '\u2028',
  '%2c',
  '％２C',
  ' ',
  ',',
  '\n',
  '\r\n',
  '\r',
  '_',
  '-',
  'e',
  '7',
  'x',
)
const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const messy = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: odd },
      id,
      id.map(wide),
      fc
        .tuple(id, odd, fc.nat(36))
        .map(([uuid, sign, at]) => uuid.slice(0, at) + sign + uuid.slice(at)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

/** The rule, implemented directly: normalise the whole line, then read it. */
function readPlainly(text: string): readonly (readonly [line: number, word: string])[] {
  return text.split(/\r\n|[\r\n]/).flatMap((line, index) =>
    line
      .replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
      .replaceAll(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
      .normalize('NFKC')
      .replaceAll(/%(?:2C)/gi, ' ')
      .split(/[^A-Za-z0-9-]+/)
      .filter((word) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word))
      .map((word) => [index + 1, word.toLowerCase()] as const),
  )
}

test('ids are read from any text by the rule, with their places in the pasted text', () => {
  fc.assert(
    fc.property(messy, (text) => {
      const read = readIdText(text)
      const { kinds, lines, starts, lengths } = read.words
      const words = [...kinds.keys()].filter((word) => wordText(read, word).length === 36)
      const uuids = words.filter((word) => readPlainly(wordText(read, word)).length > 0)
      expect(uuids.map((word) => [lines[word], wordText(read, word).toLowerCase()])).toEqual(
        readPlainly(text),
      )
      for (const word of uuids) {
        const start = starts[word] ?? 0
        const pasted = text.slice(start, start + (lengths[word] ?? 0))
        // A character such as ½ covers more than its part of the word.
        expect(readPlainly(pasted.replace(/^[½⑴…㎏]|[½⑴…㎏]$/g, ' ')).length).toBeLessThanOrEqual(1)
        if (!/[½⑴…㎏]/.test(pasted)) expect(readPlainly(pasted)[0]?.[1]).toBe(wordText(read, word))
        expect(idOfWord(read, word) ?? wordText(read, word)).toBe(wordText(read, word))
      }
    }),
    { numRuns: 1000 },
  )
})
