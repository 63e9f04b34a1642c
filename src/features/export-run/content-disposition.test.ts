import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from '#domain/configuration/safe-file-name.ts'
import { contentDisposition, exportFileName } from '#domain/contract/export-file-name.ts'
import { fileNameOf } from './content-disposition.ts'

test.each([
  [`attachment; filename="a.csv"; filename*=UTF-8''M%C3%A4rz.csv`, 'März.csv'],
  [`attachment; filename*=iso-8859-1'en'M%E4rz.csv`, 'März.csv'],
  [`attachment; FileName*=utf-8'de'a%27b.csv; filename=c.csv`, "a'b.csv"],
  ['attachment; filename="a \\"b\\".csv"', 'a b.csv'],
  ['attachment; filename="a; filename*=UTF-8\'\'b.csv"', "a; filename=UTF-8''b.csv"],
  ['attachment; size=12 ; filename=plain.jsonl', 'plain.jsonl'],
  ['attachment; filename = "x y.csv"', 'x y.csv'],
  ['filename=x.csv', null],
  ['attachment; filename=""', null],
  ['attachment; filename=".."', null],
  ['attachment', null],
  [null, null],
])('the name in %s is %s', (header, name) => {
  expect(fileNameOf(header)).toBe(name)
})

test('a name that cannot be decoded, or has an unknown charset, falls back to the plain one', () => {
  expect(fileNameOf(`attachment; filename="x.csv"; filename*=UTF-8''%E0%A4`)).toBe('x.csv')
  expect(fileNameOf(`attachment; filename="x.csv"; filename*=koi8-r''%C1`)).toBe('x.csv')
})

test('a name never has a path or invisible characters', () => {
  expect(fileNameOf(`attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd`)).toBe('passwd')
  expect(fileNameOf(`attachment; filename="C:\\\\temp\\\\x.csv"`)).toBe('x.csv')
  expect(fileNameOf(`attachment; filename*=UTF-8''a%E2%80%AEvsc.exe%00`)).toBe('avsc.exe')
})

test('what the server writes is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (wish) => {
      const requested = safeFileName(wish)
      const name = exportFileName({ requested, queue_name: 'Docs', format: 'csv', at: new Date(0) })
      expect(fileNameOf(contentDisposition(name))).toBe(name)
    }),
  )
})

test('any header is read without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from(`;"'\\=*%a f/`)) }), (text) => {
      const name = fileNameOf(`attachment; filename*=UTF-8''${text}; filename="${text}`)
      expect(name === null || /^[^/\\]+$/.test(name)).toBe(true)
    }),
  )
})
