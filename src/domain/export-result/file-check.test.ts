import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFileCheck, createIdFinder } from './file-check.ts'

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

const checked = (format: 'csv' | 'jsonl', text: string, sizes: readonly number[] = []) => {
  const check = createFileCheck(format)
  inPieces(bytesOf(text), sizes, check.add)
  check.end()
  return { rows: check.rows(), isWhole: check.isWhole(), foreign: check.foreign() }
}

describe('a csv', () => {
  const rows = fc
    .integer({ min: 1, max: 3 })
    .chain((width) =>
      fc.tuple(
        fc.constant(width),
        fc.array(fc.array(cell, { minLength: width, maxLength: width })),
      ),
    )

  test('counts rows outside quotes, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(rows, cuts, ([width, cells], sizes) => {
        const lines = [Array.from({ length: width }, () => 'id'), ...cells]
        const text = lines.map((row) => `${row.map(written).join(',')}\r\n`).join('')
        expect(checked('csv', text, sizes)).toEqual({
          rows: cells.length,
          isWhole: true,
          foreign: null,
        })
      }),
    )
  })

  test('that ends inside a quoted cell is not whole', () => {
    expect(checked('csv', 'id\r\n"a\r\n').isWhole).toBe(false)
    expect(checked('csv', 'id\r\na').isWhole).toBe(false)
  })

  test('of one column has a row for each empty line: a missing value, wherever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', '"b\r\n"')), cuts, (cells, sizes) => {
        const text = ['id', ...cells].map((one) => `${one}\r\n`).join('')
        const expected = { rows: cells.length, isWhole: true, foreign: null }
        expect(checked('csv', text, sizes)).toEqual(expected)
      }),
    )
  })

  test('with a different number of cells in a row has foreign text', () => {
    expect(checked('csv', 'id,name\r\na,b\r\nInternal Server Error\r\n').foreign).toBe(2)
    expect(checked('csv', 'id\r\na\r\nfailed, try again\r\n').foreign).toBe(2)
  })
})

describe('a jsonl file', () => {
  test('counts lines and detects a last line that is cut off', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), cuts, (records, sizes) => {
        const text = records.map((record) => `${JSON.stringify(record)}\n`).join('')
        expect(checked('jsonl', text, sizes)).toEqual({
          rows: records.length,
          isWhole: true,
          foreign: null,
        })
        if (text === '') return
        // All records are complete without the last line end, but not with fewer bytes.
        expect(checked('jsonl', text.slice(0, -1), sizes)).toEqual(checked('jsonl', text))
        expect(checked('jsonl', text.slice(0, -2), sizes).isWhole).toBe(false)
      }),
    )
  })

  test('that ends with something other than a record is not whole', () => {
    for (const rest of ['{"a":', '[1]', '"a"', 'null', '{"a":1} {"b":2}', 'é'.repeat(3)]) {
      expect(checked('jsonl', `{}\n${rest}`, [4, 1])).toMatchObject({ rows: 1, isWhole: false })
    }
  })

  test('with a line that is not an object has foreign text, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('oops', '<html>', '[]', '', '{"a":1', 'x}'),
        cuts,
        (line, sizes) => {
          expect(checked('jsonl', `{}\n{}\n${line}\n{}\n`, sizes).foreign).toBe(3)
        },
      ),
    )
  })
})

test('the ids of a file are found in both formats, wherever the bytes are cut', () => {
  const id = fc.uuid()
  fc.assert(
    fc.property(fc.uniqueArray(id), cell, cuts, (ids, text, sizes) => {
      const jsonl = createIdFinder('jsonl')
      inPieces(
        bytesOf(
          ids.map((one) => `${JSON.stringify({ text, spans: [{ id: 'x' }], id: one })}\n`).join(''),
        ),
        sizes,
        jsonl.add,
      )
      expect([...(jsonl.ids() ?? [])]).toEqual(ids)
      const unended = createIdFinder('jsonl')
      unended.add(bytesOf(ids.map((one) => `{"id":"${one}"}`).join('\n')))
      expect([...(unended.ids() ?? [])]).toEqual(ids)
      const csv = createIdFinder('csv')
      const rows = ids.map((one) => `${written(text)},${one},\r\n`).join('')
      inPieces(bytesOf(`input,id,x\r\n${rows}`), sizes, csv.add)
      expect([...(csv.ids() ?? [])]).toEqual(ids)
    }),
  )
  const without = createIdFinder('csv')
  without.add(bytesOf('input\r\na\r\n'))
  expect(without.ids()).toBeNull()
})
