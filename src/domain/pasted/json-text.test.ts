import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePastedJson } from './json-text.ts'

const value = { a: ['b\u00a0\ufeff', 1, { c: null }] }
const json = JSON.stringify(value, null, 2)

test.each([
  ['a byte order mark', `\ufeff${json}`],
  ['spaces of a web page', json.replaceAll('  ', '\u00a0\u2003')],
  ['a code block', `Try this:\n\`\`\`json\n${json}\n\`\`\`\nThanks`],
  ['a code block of Windows', `\`\`\`\r\n${json.replaceAll('\n', '\r\n')}\r\n\`\`\``],
])('JSON is read with %s around it, and its strings stay unchanged', (_name, text) => {
  expect(parsePastedJson(text)).toMatchObject({ value })
})

test.each([
  ['{"a": 1} // why', 1, 10, 'JSON has no comments.'],
  ['{\n  # why\n  "a": 1}', 2, 3, 'JSON has no comments.'],
  ['{"a": 1}\n{"b": 2}', 2, 1, 'There’s more text after the JSON. Remove it.'],
  ['{"a": [1,\n2,\n]}', 2, 2, 'Nothing follows this comma. Remove it.'],
  ['{"a": 1,}', 1, 8, 'Nothing follows this comma. Remove it.'],
  ["{'a': 1}", 1, 2, 'Use double quotes (").'],
  ['{“a”: 1}', 1, 2, 'Use straight quotes (") instead of curly ones.'],
  ['{"a": True}', 1, 7, 'Write true, false or null in lower case.'],
  ['{"a": [1, 2', 1, 12, 'The JSON ends too early. Copy all of it.'],
  ['{"a" 1}', 1, 6, '“1}” isn’t expected here.'],
  ['{"a": 01}', 1, 7, '“01}” isn’t expected here.'],
  [
    '{"a": "b\nc"}',
    1,
    7,
    'This string doesn’t end, or has a character that must be escaped with \\n or \\u.',
  ],
])('the error is reported at its place: %j', (text, line, column, message) => {
  expect(parsePastedJson(text)).toEqual({ line, column, message })
})

test('every text that JSON.parse refuses has an error at a place in the text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.string({ maxLength: 3 }), (given, place, sign) => {
      const whole = JSON.stringify(given)
      const at = place % (whole.length + 1)
      const text = whole.slice(0, at) + sign + whole.slice(at + 1)
      const read = parsePastedJson(text)
      if ('message' in read) expect(read.column).toBeLessThanOrEqual(text.length + 1)
    }),
  )
})
