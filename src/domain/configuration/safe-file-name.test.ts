import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from './safe-file-name.ts'

test.each([
  ['100% of it', '100 of it'],
  ['~weekly~', 'weekly'],
  ['two  spaces,\u00A0one\u2003of them wide', 'two spaces, one of them wide'],
  ['soft\u00ADhyphen\u200B and \u202Egpj.exe', 'softhyphen and gpj.exe'],
  ['../Bericht für März ', 'Bericht für März'],
  ['%', ''],
])('%j becomes %j', (wish, expected) => {
  expect(safeFileName(wish)).toBe(expected)
})

test('a safe name stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wish) => {
      const name = safeFileName(wish)
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}<>:"|?*%~/\\]*$/u)
      expect(name).not.toMatch(/\s\s|[^\S ]/)
      expect(safeFileName(name)).toBe(name)
    }),
  )
})
