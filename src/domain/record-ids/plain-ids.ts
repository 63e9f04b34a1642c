import { plainUuid } from './plain-text.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'

/** An id that is none only because of look-alikes, as it reads; all else as it is. */
const plainId = (value: unknown): unknown =>
  typeof value === 'string' && canonicalUuid(value) === null ? (plainUuid(value) ?? value) : value

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/**
 * Has the ids of a request or tree that was just parsed (of records, and of filters on ids) read as
 * the paste box reads them: the service reads no look-alikes, it would refuse them or find nothing.
 * Walks without recursion: the text may be nested deep.
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
