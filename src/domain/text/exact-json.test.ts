import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inexactPlaces, InexactNumber, parseExactJson, parseExactRequest } from './exact-json.ts'

test('a number that JSON.parse would change is not a number, anywhere in the text', () => {
  const json =
    '{"a":[1,{"b\\"c":9007199254740993},"9007199254740993",1e400],"d":18446744073709551615}'
  expect(parseExactJson(json)).toEqual({
    a: [
      1,
      { 'b"c': new InexactNumber('9007199254740993') },
      '9007199254740993',
      expect.any(InexactNumber),
    ],
    d: new InexactNumber('18446744073709551615'),
  })
  expect(parseExactJson(' 1e-400')).toEqual(new InexactNumber('1e-400'))
  expect(parseExactJson('[[],{},[0.1,-0.0,1e2,1E2],9007199254740993]')).toEqual([
    [],
    {},
    [0.1, -0, 100, 100],
    new InexactNumber('9007199254740993'),
  ])
})

test('the last value of a repeated key counts', () => {
  expect(parseExactJson('{"a":9007199254740993,"a":1}')).toEqual({ a: 1 })
  expect(parseExactJson('{"a":{"b":9007199254740993},"a":[1]}')).toEqual({ a: [1] })
  expect(parseExactJson('{"a":1,"a":9007199254740993}')).toEqual({
    a: new InexactNumber('9007199254740993'),
  })
})

test('a key may have any name', () => {
  const read = parseExactJson('{"__proto__":{"x":9007199254740993}}') as object
  expect(Object.keys(read)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})

test('all other JSON is read as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(parseExactJson(json)).toEqual(JSON.parse(json))
    }),
    { numRuns: 30 },
  )
})

test('invalid JSON is refused as by JSON.parse, at any depth', () => {
  expect(() => parseExactJson('{"a":9007199254740993')).toThrow(SyntaxError)
  const deep = `${'['.repeat(5000)}9007199254740993${']'.repeat(5000)}`
  expect(parseExactJson(deep)).toBeInstanceOf(Array)
})

test('a number that another program wrote with 17 or more digits is accepted', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
  fc.assert(
    fc.property(number, fc.integer({ min: 17, max: 60 }), (value, digits) => {
      fc.pre(!Number.isInteger(value) && Math.abs(value) > 1e-300)
      expect(parseExactJson(value.toPrecision(digits))).toBe(value)
    }),
  )
  expect(parseExactJson('[0.10000000000000001,2.2250738585072014e-308]')).toEqual([
    0.1, 2.2250738585072014e-308,
  ])
  const refused = ['0.123456789012345678', '0.10000000000000000001', '9007199254740993.5']
  for (const text of refused) expect(parseExactJson(text)).toEqual(new InexactNumber(text))
})

test.each(['"', '{"a', '{"a":1e400,"', '["\\"', '1e400"', '{"a":1e400}}', '[1e400', '1e400 1e400'])(
  'what is no JSON ends with an error, in a request too: %s',
  (json) => {
    expect(() => parseExactJson(json)).toThrow(SyntaxError)
    expect(() => parseExactRequest(json)).toThrow(SyntaxError)
  },
)

test('many deep numbers that JSON would change are found without copying each path', () => {
  const numbers = Array.from({ length: 100_000 }, () => '1e400').join(',')
  const json = `${'['.repeat(5000)}${numbers}${']'.repeat(5000)}`
  expect(parseExactJson(json)).toBeInstanceOf(Array)
})

test('each place leads to its value', () => {
  const json = '{"a":{"b":[1,1e400]},"value":1e400,"filter":{"value":[0,1e-400]}}'
  expect(inexactPlaces(json)).toEqual([
    { path: ['a', 'b', 1], text: '1e400' },
    { path: ['value'], text: '1e400' },
    { path: ['filter', 'value', 1], text: '1e-400' },
  ])
  expect(parseExactRequest(json)).toEqual({
    a: { b: [1, Infinity] },
    value: Infinity,
    filter: { value: [0, new InexactNumber('1e-400')] },
  })
})
