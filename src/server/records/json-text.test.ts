import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compactJson, depthOf } from './json-text.ts'

test('compact JSON equals the output of JSON.stringify, whatever the spaces', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(4), (value, spaces) => {
      const text = JSON.stringify(value)
      expect(compactJson(JSON.stringify(value, null, spaces))).toBe(text)
      expect(compactJson(` ${text}\t\r\n`)).toBe(text)
    }),
  )
  expect(compactJson(String.raw`[ "\u0041\/\"\\" , "a b" ]`)).toBe(String.raw`["A/\"\\","a b"]`)
})

test.each(['x', String.raw`\n`, String.raw`\"`, String.raw`\\`, 'ü'])(
  'a text of 12 MB is read whole: %s',
  (part) => {
    const text = part.repeat(12e6 / part.length)
    expect(compactJson(`[ "${text}" ]`) === `["${text}"]`).toBe(true)
    expect(depthOf(`["${text}"]`)).toBe(1)
  },
)

test('depth is counted without brackets in strings', () => {
  expect(depthOf('"[["')).toBe(0)
  expect(depthOf('{"a":[[],{}],"b":"[[[["}')).toBe(3)
})
