import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowCounter } from './row-counter.ts'

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

test('a cell full of quotes costs no more than any other bytes', () => {
  const row = `"${'""'.repeat(500_000)}"\r\n`
  const counter = rowCounter('csv')
  const begun = performance.now()
  counter.add(bytesOf(`id\r\n${row.repeat(3)}`))
  expect(counter.rows()).toBe(3)
  expect(performance.now() - begun).toBeLessThan(2000)
})
