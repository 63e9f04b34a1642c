import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goldenCases } from './golden-cases.test-support.ts'
import { readRecordIds, type RecordIds } from './record-ids.ts'

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
