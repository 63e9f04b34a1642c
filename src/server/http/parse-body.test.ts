import { expect, test } from 'vitest'
import { parseBody, tooComplex } from './parse-body.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const leaf = {
  filter: { column_id: 'a', operator: 'eq', value: ['{[:"\\'], type: 'text', case_sensitive: true },
}

test('the largest tree there may be is not too complex, and signs within texts do not count', () => {
  const tree = { filter_tree: { and: Array.from({ length: 10_000 }, () => leaf) } }
  expect(tooComplex(bytes(JSON.stringify(tree)))).toBeNull()
  expect(tooComplex(bytes(JSON.stringify({ a: '{'.repeat(300_000) })))).toBeNull()
})

test('many objects, lists or names are, and what is nested very deep', () => {
  for (const text of ['{},', '[],', '"a":1,', '{"a":[']) {
    expect(tooComplex(bytes(text.repeat(201_000)))).toMatchObject({ type: 'value_error' })
  }
  expect(tooComplex(bytes('['.repeat(2001)))?.msg).toContain('levels deep')
})

test('what is wrong with a text is told without the text', () => {
  for (const text of ['{"secret": s3cret}', '"s3cret', '{"a":1} s3cret']) {
    expect(JSON.stringify(parseBody(bytes(text), 'request'))).not.toContain('s3cret')
  }
  const cut = parseBody(Uint8Array.of(0x22, 0xff, 0x22), 'request')
  expect(cut).toMatchObject({ refused: { ctx: { error: 'Invalid UTF-8' } } })
})
