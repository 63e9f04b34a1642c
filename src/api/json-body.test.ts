import { expect, test } from 'vitest'
import { jsonBody } from './json-body.ts'

const ids = Array.from({ length: 1000 }, (_, index) => `"id" ${index} ❤`)

test('a body is its JSON, with long lists and without', async () => {
  for (const body of [{ a: [1, 'x', null] }, { a: ids, b: { c: ids, d: 'list' } }, [ids], ids]) {
    const written = jsonBody(body)
    const text = typeof written === 'string' ? written : await written.text()
    expect(text).toBe(JSON.stringify(body))
  }
})

test('a body without long lists is a string', () => {
  expect(jsonBody({ a: ids.slice(0, 500) })).toBe(JSON.stringify({ a: ids.slice(0, 500) }))
})
