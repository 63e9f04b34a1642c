import { plainUuid } from './plain-text.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'

/** Normalises an id with look-alike characters; other values stay unchanged. */
const plainId = (value: unknown): unknown =>
  typeof value === 'string' && canonicalUuid(value) === null ? (plainUuid(value) ?? value) : value

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/**
 * Normalises the record ids and id filters of a parsed request or tree as the paste box does, because
 * the service does not accept look-alike characters. Walks without recursion, because the text may be
 * nested deep.
 */
export function readIdsPlainly(parsed: unknown): unknown {
  const open: unknown[] = [parsed]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!isObject(value)) continue
    const key = value['type'] === 'id' ? 'value' : 'record_ids'
    const ids = Object.hasOwn(value, key) ? value[key] : undefined
    if (typeof ids === 'string') value[key] = plainId(ids)
    if (Array.isArray(ids)) value[key] = ids.map(plainId)
    for (const inner of Object.values(value)) if (isObject(inner)) open.push(inner)
  }
  return parsed
}
