import type { NodeField, OptionField, Place, Problem } from './problems.ts'
import { errorText, fieldOf, withoutPrefix } from './service-error-text.ts'

/** A path in the sent request: `["record_selector", "filter_tree", "and", 0]`. */
export type RequestPath = readonly (string | number)[]

export type ServiceErrorPlaces = {
  readonly places: readonly { readonly path: RequestPath; readonly message: string }[]
  /** A message for errors without a place; null if the body has no readable text. */
  readonly text: string | null
}

/**
 * Finds the places in the request that an error body names. A `loc` of the real service has union
 * tags and class names between the keys, so a segment counts only if it is a key or index at that
 * place. Of several items for one mistake, only the deepest places stay, each once, with the message
 * of its first item.
 */
export function placesOfServiceErrors(request: unknown, body: unknown): ServiceErrorPlaces {
  const detail = fieldOf(body, 'detail')
  if (!Array.isArray(detail)) return { places: [], text: errorText(body) }
  const found = new Map<string, { path: RequestPath; message: string }>()
  for (const item of detail as unknown[]) {
    const path = walk(request, item)
    const message = fieldOf(item, 'msg')
    const key = JSON.stringify(path)
    if (path.length === 0 || typeof message !== 'string' || found.has(key)) continue
    found.set(key, { path, message: withoutPrefix(message) })
  }
  const all = [...found.values()]
  const places = all.filter(({ path }) => !all.some((other) => isBelow(other.path, path)))
  return { places, text: places.length > 0 ? null : errorText(body) }
}

function walk(request: unknown, item: unknown): RequestPath {
  const loc = fieldOf(item, 'loc')
  if (!Array.isArray(loc)) return []
  const segments = (loc as unknown[]).slice(loc[0] === 'body' ? 1 : 0)
  const path: (string | number)[] = []
  let value = request
  for (const segment of segments) {
    if (typeof segment !== 'string' && typeof segment !== 'number') continue
    if (Array.isArray(value) !== (typeof segment === 'number')) continue
    const next = fieldOf(value, segment)
    if (next === undefined) continue
    path.push(segment)
    value = next
  }
  const last = segments.at(-1)
  const isMissingField =
    fieldOf(item, 'type') === 'missing' && typeof last === 'string' && last !== path.at(-1)
  return isMissingField && hasFields(path) ? [...path, last] : path
}

/** Whether the fields of the object at this path are places; the keys of a node are not. */
const hasFields = (path: RequestPath): boolean =>
  path.length === 0 || path.at(-1) === 'filter' || path.at(-1) === 'record_selector'

const isBelow = (path: RequestPath, above: RequestPath): boolean =>
  path.length > above.length && above.every((segment, index) => path[index] === segment)

const nodeFields: readonly string[] = [
  'type',
  'column_id',
  'operator',
  'value',
  'case_sensitive',
  'user_ids',
] satisfies NodeField[]

const optionFields: readonly string[] = [
  'column_ids',
  'export_format',
  'redact',
  'export_computed_metrics_only',
  'file_name',
] satisfies OptionField[]

/**
 * The problems of an error body in the sent configuration. `keys` are the draft's node keys by path,
 * from `keysByPath`.
 */
export function serviceProblems(
  { places }: ServiceErrorPlaces,
  keys: ReadonlyMap<string, string>,
): readonly Problem[] {
  return places.map(({ path, message }) => ({ place: placeOf(path, keys), message }))
}

function placeOf(path: RequestPath, keys: ReadonlyMap<string, string>): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const key = keys.get(path.slice(0, length).join('.'))
    if (key === undefined) continue
    const [leaf, name] = path.slice(length)
    const isField = leaf === 'filter' && typeof name === 'string' && nodeFields.includes(name)
    return { kind: 'node', key, field: isField ? (name as NodeField) : 'node' }
  }
  const [first, second] = path
  if (first === 'record_selector') {
    return { kind: 'option', field: second === 'record_ids' ? 'record_ids' : 'filter_tree' }
  }
  const isOption = typeof first === 'string' && optionFields.includes(first)
  return { kind: 'option', field: isOption ? (first as OptionField) : 'filter_tree' }
}
