import { expect, test } from 'vitest'
import { printable, printableLines } from './printable.ts'

test('characters that a terminal acts on are escaped, and no others', () => {
  expect(printable('\u001b]0;gone\u0007\u009b2J\r\n')).toBe(
    String.raw`\u001b]0;gone\u0007\u009b2J\u000d\u000a`,
  )
  expect(printable('a\u202Eb\u2066c\u2028d\u007f')).toBe(String.raw`a\u202eb\u2066c\u2028d\u007f`)
  expect(printable('Grüße, “x” 日本 🎉 שלום')).toBe('Grüße, “x” 日本 🎉 שלום')
  expect(printableLines('Error: a\u001b[2J\n\tat b\r\n')).toBe(
    'Error: a\\u001b[2J\n\tat b\\u000d\n',
  )
})
