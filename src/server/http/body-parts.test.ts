import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyParts, joinParts } from './body-parts.ts'
import { parseExactJson } from '#domain/text/exact-json.ts'

/** Passes the parts through a structured clone, as between threads. */
function passed(json: string): unknown {
  const joined = joinParts()
  for (const part of bodyParts(parseExactJson(json))) joined.add(structuredClone(part))
  return joined.value()
}

test('joining the parts of a body restores it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (json) => {
      expect(passed(json)).toEqual(parseExactJson(json))
    }),
  )
})

test.each([
  '9007199254740993',
  '[1,9007199254740993,[1e400]]',
  `{"__proto__":{"list":[${'"a",'.repeat(25_000)}null]}}`,
  `[${'9007199254740993,'.repeat(10_050)}{"inner":[${'1,'.repeat(10_001)}1e400]},[],0]`,
])('long lists and numbers beyond 2^53 are passed on unchanged (%#)', (json) => {
  expect(passed(json)).toEqual(parseExactJson(json))
  expect(JSON.stringify(passed(json))).toBe(JSON.stringify(parseExactJson(json)))
})

test('no part has more than ten thousand items', () => {
  const json = `[[${'1,'.repeat(30_000)}1],[${'[],'.repeat(20_000)}0]]`
  for (const part of bodyParts(parseExactJson(json))) {
    const list = part.type === 'items' ? part.items : part.type === 'value' ? part.value : []
    expect(JSON.stringify(list).length).toBeLessThan(50_000)
  }
})
