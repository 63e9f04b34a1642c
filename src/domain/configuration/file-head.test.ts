import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileHead } from './file-head.ts'

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', 'é', '😀') })
/** An empty text is written like a missing value: as an empty line if it is the only column. */
const written = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`)

test('the head of a csv is its header and its first whole rows, wherever the text is cut', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 8 }), fc.nat(5), fc.nat(60), (cells, most, length) => {
      const rows = cells.map((text) => `${written(text)}\r\n`)
      const whole = ['id\r\n', ...rows].join('')
      const head = fileHead(whole.slice(0, length), 'csv', most)
      expect(head.rows).toBeLessThanOrEqual(most)
      if (head.text !== '') expect(head.text).toBe(['id\r\n', ...rows.slice(0, head.rows)].join(''))
      const all = fileHead(whole, 'csv', 100)
      expect(all).toEqual({ text: whole, rows: rows.length })
    }),
  )
})

test('the head of a jsonl file is its first whole lines', () => {
  const head = fileHead('{"a":"ü"}\n{}\n{"cut', 'jsonl', 20)
  expect(head).toEqual({ text: '{"a":"ü"}\n{}\n', rows: 2 })
  expect(fileHead('{}\n{}\n', 'jsonl', 1).rows).toBe(1)
})
