import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inexactText, isExact, readDecimal, readExactNumber, wholeNumberOf } from './decimal.ts'

test.each([
  ['9007199254740992', 9007199254740992],
  ['-5', -5],
  ['−5', -5],
  [' 1.50 ', 1.5],
  ['1e3', 1000],
  ['1E+3', 1000],
  ['.5', 0.5],
  ['5.', 5],
  ['+5', 5],
  ['0.1', 0.1],
  ['1e300', 1e300],
  ['100000000000000000000000', 1e23],
  ['0.000e-999999999999', 0],
])('%j is an exact number', (text, expected) => {
  expect(readExactNumber(text)).toBe(expected)
})

test.each([
  '9007199254740993',
  '-9007199254740993',
  '9007199254740993.0',
  '18446744073709551615',
  '9223372036854775807',
  '1e400',
  '-1e400',
  '1e-400',
  '0.10000000000000000001',
  '0.1000000000000000055511151231257827',
  '1,234',
  '1.234,5',
  '1 234',
  '0x10',
  '0b1',
  'Infinity',
  'NaN',
  '1e',
  '.',
  '',
  '１２',
])('%j is not a number', (text) => {
  expect(readExactNumber(text)).toBeNull()
})

test('the text of a number is exact, and a slightly larger decimal is not', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => value !== 0)
  fc.assert(
    fc.property(number, (value) => {
      expect(isExact(JSON.stringify(value))).toBe(true)
      const [mantissa = '', power = '0'] = JSON.stringify(value).split('e')
      const longer = `${mantissa}${mantissa.includes('.') ? '' : '.'}0000000000000000000001e${power}`
      expect(isExact(longer)).toBe(false)
    }),
  )
})

test('a whole number of any size is exact if it is the text of its number', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }), (whole) => {
      const kept = Number(whole)
      expect(isExact(String(whole))).toBe(wholeNumberOf(kept) === whole)
    }),
  )
})

test('any number of digits is read fast', () => {
  const text = `1${'0'.repeat(4_000_000)}1`
  const start = performance.now()
  expect(readDecimal(text)?.digits.length).toBe(text.length)
  expect(isExact(text)).toBe(false)
  expect(performance.now() - start).toBeLessThan(1000)
})

test('the message says what the number would become', () => {
  expect(inexactText('9007199254740993')).toContain('would become 9007199254740992')
  expect(inexactText('1e400')).toContain('too large')
  expect(inexactText('-1e-400')).toContain('too close to 0')
})
