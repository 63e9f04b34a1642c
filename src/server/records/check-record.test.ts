import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRecord, recordSchema } from './check-record.ts'
import { drawnLine } from './logged-text.test-support.ts'

const uuid = '00000000-0000-4000-8000-000000000001'
const at = '2026-01-01T00:00:00Z'
const plain = { id: uuid, type: 'llm', created_at: at }

/** JSON values; each is valid for some members and invalid for others. */
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

/** z.looseObject copies an object without its `__proto__`. */
const hasProto = (read: unknown): boolean =>
  typeof read === 'object' &&
  read !== null &&
  (Object.hasOwn(read, '__proto__') || Object.values(read).some(hasProto))

test('a valid record is returned unchanged', () => {
  fc.assert(
    fc.property(fc.oneof(drawn, drawnLine), (text) => {
      const read: unknown = JSON.parse(text)
      const checked = checkRecord(read)
      if ('reason' in checked || hasProto(read)) return
      expect(checked.record).toEqual(read)
    }),
    { numRuns: 3000 },
  )
})

test('a usual record with ratings, metrics and unknown members is valid', () => {
  const rated = { [uuid]: { [uuid]: { value: 5, explanation: null } } }
  const more = {
    tags: ['a'],
    step_number: 1,
    temperature: 0.5,
    metric_info: { cost: {} },
    more: [],
  }
  for (const record of [plain, { ...plain, ...more, annotations: rated }]) {
    expect(checkRecord(record)).toEqual({ record })
  }
  expect(checkRecord({ ...plain, tags: [1] })).toEqual({ reason: '“tags.0” is not a text' })
})
