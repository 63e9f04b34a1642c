import { expect, test } from 'vitest'
import { newUuid } from './new-uuid.ts'
import { canonicalUuid } from './uuid.ts'

test('UUIDs are unique, of version 4 and the variant of RFC 9562', () => {
  const made = Array.from({ length: 500 }, newUuid)
  expect(new Set(made).size).toBe(made.length)
  for (const id of made) {
    expect(canonicalUuid(id)).toBe(id)
    expect(id).toMatch(/^.{14}4.{4}[89ab]/)
  }
})
