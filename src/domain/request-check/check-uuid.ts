import { canonicalUuid, uuidVersion, type Uuid } from '#domain/contract/uuid.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem, type Loc } from './error-item.ts'

/**
 * Reads a value as a version-4 UUID in any of its written forms.
 * @returns the canonical form, or the mistake at `loc()`.
 */
export function checkUuid4(value: unknown, loc: () => Loc): Uuid | ValidationErrorItem {
  if (typeof value !== 'string') {
    return errorItem(
      'uuid_type',
      loc(),
      'UUID input should be a string, bytes or UUID object',
      value,
    )
  }
  const canonical = canonicalUuid(value)
  if (canonical === null) {
    return errorItem('uuid_parsing', loc(), 'Input should be a valid UUID', value)
  }
  if (uuidVersion(canonical) !== 4) {
    return errorItem('uuid_version', loc(), 'UUID version 4 expected', value, {
      expected_version: 4,
    })
  }
  return canonical
}
