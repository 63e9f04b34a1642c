import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordSchema } from './check-record.ts'
import { drawnLine } from './logged-text.test-support.ts'
import { isPlainRecord } from './plain-record.ts'

const uuid = '00000000-0000-4000-8000-000000000001'
const at = '2026-01-01T00:00:00Z'
const plain = { id: uuid, type: 'llm', created_at: at }

/** Values as they come from JSON, right in one place and wrong in another. */
const texts = ['null', '1', '-0', '0.5', '1e999', '1e300', '9007199254740993', 'true', '"text"']
const names = ['__proto__', 'constructor', 'value', 'isPrototypeOf', '1', '']
const leaf = fc.constantFrom(...texts, `"${uuid}"`, `"{${uuid}}"`, `"${at}"`, '"llm"', '"session"')
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    { arbitrary: leaf, weight: 3 },
    fc.array(tie('value'), { maxLength: 2 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 3 })
      .map((pairs) => `{${pairs.map(([name, inner]) => `"${name}":${inner}`).join(',')}}`),
  ),
}))
const keys = [...Object.keys(recordSchema.shape), '__proto__', 'constructor', 'more']
const drawn = fc
  .array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 4 })
  .map((pairs) =>
    [...Object.entries(plain).map(([key, text]) => [key, `"${text}"`]), ...pairs]
      .map(([key, text]) => `"${key}":${text}`)
      .join(','),
  )
  .map((members) => `{${members}}`)

test('what is plainly a record is one for the schema, which leaves it as it is', () => {
  fc.assert(
    fc.property(fc.oneof(drawn, drawnLine), (text) => {
      const record: object = JSON.parse(text)
      if (!isPlainRecord(record)) return
      const parsed = recordSchema.safeParse(record)
      expect(parsed.error).toBeUndefined()
      expect(parsed.data).toEqual(record)
    }),
    { numRuns: 3000 },
  )
})

test('a usual record is plain, with ratings and metrics and what nobody knows', () => {
  const rated = { [uuid]: { [uuid]: { value: 5, explanation: null } } }
  const more = {
    tags: ['a'],
    step_number: 1,
    temperature: 0.5,
    metric_info: { cost: {} },
    more: [],
  }
  expect(isPlainRecord(plain)).toBe(true)
  expect(isPlainRecord({ ...plain, ...more, annotations: rated })).toBe(true)
  expect(isPlainRecord({ ...plain, tags: [1] })).toBe(false)
})
