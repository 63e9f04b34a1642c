import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNestingFinder } from './nesting.ts'

const firstIn = (text: string, size = 7): number | null => {
  const finder = createNestingFinder()
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) finder.add(bytes.subarray(at, at + size))
  return finder.first()
}

test('braces in texts and lists of values are flat; objects and lists of lists are nested', () => {
  const flat = ['{"a":"{\\"b\\": {","c":["x","y"],"d":1}', '{}', '{"\\\\":"\\\\","e":[]}']
  for (const nested of ['{"a":{}}', '{"a":[{}]}', '{"a":[[1]]}', '{"a":"\\\\","b":{"c":1}}']) {
    expect(firstIn([...flat, nested, ...flat].join('\n'))).toBe(4)
  }
  expect(firstIn(`${flat.join('\n')}\n`)).toBeNull()
})

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string()),
)
const isNested = (record: object): boolean =>
  Object.values(record).some(
    (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one),
  )

test('the first record with a nested object is found, however its bytes are cut', () => {
  const record = fc.dictionary(
    fc.string(),
    fc.oneof({ weight: 6, arbitrary: value }, fc.dictionary(fc.string(), value)),
  )
  fc.assert(
    fc.property(fc.array(record), fc.integer({ min: 1, max: 40 }), (records, size) => {
      const text = records.map((one) => `${JSON.stringify(one)}\n`).join('')
      const at = records.findIndex(isNested)
      expect(firstIn(text, size)).toBe(at === -1 ? null : at + 1)
    }),
  )
})
