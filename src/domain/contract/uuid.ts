/** A UUID in canonical form: 32 lower-case hex digits, 8-4-4-4-12 (RFC 9562, 4). */
export type Uuid = string

const dashed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const bare = /^[0-9a-f]{32}$/i
const braces = /^\{(.*)\}$/s
const urn = /^urn:uuid:(.*)$/is

/**
 * Reads a UUID with dashes in any case, as 32 hex digits, in braces or as `urn:uuid:`.
 * @returns the canonical form, or `null` if the text is not a UUID. Accepts any version.
 */
export function canonicalUuid(text: string): Uuid | null {
  if (dashed.test(text)) return text.toLowerCase()
  const inner = braces.exec(text)?.[1] ?? urn.exec(text)?.[1] ?? text
  if (dashed.test(inner)) return inner.toLowerCase()
  if (!bare.test(inner)) return null
  const hex = inner.toLowerCase()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The version digit of a canonical UUID, 0 to 15. The contract accepts version 4 only. */
export function uuidVersion(canonical: Uuid): number {
  return Number.parseInt(canonical.charAt(14), 16)
}
