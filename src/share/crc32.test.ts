import { crc32 as ofZlib } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'

test('the result is the check value of the standard', () => {
  expect(crc32('123456789')).toBe(0xcbf43926)
})

test('it is the CRC-32 of zlib', () => {
  fc.assert(fc.property(fc.base64String(), (text) => crc32(text) === ofZlib(text)))
})
