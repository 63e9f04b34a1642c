import { expect, test } from 'vitest'
import { parseBody, tooComplex } from './parse-body.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const leaf = {
  filter: { column_id: 'a', operator: 'eq', value: ['{[:"\\'], type: 'text', case_sensitive: true },
}

test('the largest allowed tree is not too complex, and characters inside texts do not count', () => {
  const tree = { filter_tree: { and: Array.from({ length: 10_000 }, () => leaf) } }
  expect(tooComplex(bytes(JSON.stringify(tree)))).toBeNull()
  expect(tooComplex(bytes(JSON.stringify({ a: '{'.repeat(300_000) })))).toBeNull()
})

test('too many objects, lists or keys are too complex, and so is very deep nesting', () => {
  for (const text of ['{},', '[],', '"a":1,', '{"a":[']) {
    expect(tooComplex(bytes(text.repeat(201_000)))).toMatchObject({ type: 'value_error' })
  }
  expect(tooComplex(bytes('['.repeat(2001)))?.msg).toContain('levels deep')
})

test('the error of an invalid body does not quote it', () => {
  for (const text of ['{"secret": s3cret}', '"s3cret', '{"a":1} s3cret']) {
    expect(JSON.stringify(parseBody(bytes(text), 'request'))).not.toContain('s3cret')
  }
  const cut = parseBody(Uint8Array.of(0x22, 0xff, 0x22), 'request')
  expect(cut).toMatchObject({ refused: { ctx: { error: 'Invalid UTF-8' } } })
})
