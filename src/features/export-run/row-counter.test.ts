import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameOf } from './content-disposition.ts'
import { rowCounter } from './row-counter.ts'
import { speedOf, timeLeft } from './speed.ts'
import { verdictOf } from './verdict.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', 'é', ' '), maxLength: 6 })
const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 10 })

const written = (text: string) => `"${text.replaceAll('"', '""')}"`

function inPieces(bytes: Uint8Array, sizes: readonly number[], add: (piece: Uint8Array) => void) {
  let at = 0
  for (const size of sizes) {
    add(bytes.subarray(at, at + size))
    at += size
  }
  add(bytes.subarray(at))
}

test('rows of a csv are counted outside quotes, wherever the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 3 })), cuts, (rows, sizes) => {
      const text = ['id', ...rows.map((row) => row.map(written).join(','))]
        .map((line) => `${line}\r\n`)
        .join('')
      const counter = rowCounter('csv')
      inPieces(bytesOf(text), sizes, counter.add)
      expect(counter.rows()).toBe(rows.length)
      expect(counter.isWhole()).toBe(true)
    }),
  )
})

test('lines of jsonl are counted, and a last line that is cut off is seen', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), cuts, (values, sizes) => {
      const bytes = bytesOf(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
      const counter = rowCounter('jsonl')
      inPieces(bytes, sizes, counter.add)
      expect(counter.rows()).toBe(values.length)
      expect(counter.isWhole()).toBe(true)
      if (bytes.length > 0) {
        const short = rowCounter('jsonl')
        short.add(bytes.subarray(0, -1))
        expect(short.isWhole()).toBe(false)
      }
    }),
  )
})

test('a csv that ends inside a quoted cell is not whole', () => {
  const counter = rowCounter('csv')
  counter.add(bytesOf('id\r\n"a\r\n'))
  expect(counter.isWhole()).toBe(false)
})

test.each([
  [`attachment; filename="a.csv"; filename*=UTF-8''M%C3%A4rz.csv`, 'März.csv'],
  ['attachment; filename="a \\"b\\".csv"', 'a "b".csv'],
  ['attachment; filename=plain.jsonl', 'plain.jsonl'],
  [`attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd`, 'passwd'],
  [`attachment; filename="x.csv"; filename*=UTF-8''%E0%A4`, 'x.csv'],
  ['attachment', null],
  [null, null],
])('the name in %s is %s', (header, name) => {
  expect(fileNameOf(header)).toBe(name)
})

test('speed is that of the last seconds, and the time left follows from the count', () => {
  const samples = [
    { at: 0, bytes: 0 },
    { at: 1000, bytes: 1_000_000 },
    { at: 2000, bytes: 3_000_000 },
  ]
  expect(speedOf(samples)).toBe(1_500_000)
  expect(timeLeft({ rows: 50, expected: 200, elapsedMs: 1000 })).toBe(3)
  expect(timeLeft({ rows: 0, expected: 200, elapsedMs: 1000 })).toBeNull()
  expect(timeLeft({ rows: 50, expected: null, elapsedMs: 1000 })).toBeNull()
})

test('a file is complete when it is whole and has as many records as were counted', () => {
  const file = { rows: 10, isWhole: true, leavesOut: false }
  expect(verdictOf({ ...file, expected: 10 }).kind).toBe('complete')
  expect(verdictOf({ ...file, expected: null }).kind).toBe('complete')
  expect(verdictOf({ ...file, expected: 12 }).kind).toBe('different')
  expect(verdictOf({ ...file, expected: 12, leavesOut: true }).text).toContain('sessions')
  expect(verdictOf({ ...file, isWhole: false, expected: 10 }).kind).toBe('incomplete')
})
