import { isExact, isLongForm } from './decimal.ts'

/**
 * A number of a JSON text that JSON.parse would have changed: `9007199254740993`, `1e400`. It is no
 * number for whoever reads the value, so that it is refused at its place, and never passed on.
 */
export class InexactNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toJSON(): string {
    return this.text
  }
}

type Key = string | number

/** Shorter ones without a power are always kept. */
const suspicious = /(?:^|[[:,\s])-?(?:\d[\d.]{15}|[\d.]+[eE])/
const token = /["{}[\],]|-?\d[\d.eE+-]*/g

/** JSON.parse, whose numbers that it would change are each an `InexactNumber`. */
export const parseExactJson = (json: string): unknown => parsed(json, inexactPlaces(json))

/** The same of a request: elsewhere than in a filter's value a number is wrong as any number is. */
export const parseExactRequest = (json: string): unknown =>
  parsed(
    json,
    inexactPlaces(json).filter(({ path }) => isFilterValue(path)),
  )

function parsed(json: string, inexact: readonly InexactPlace[]): unknown {
  const root = { value: JSON.parse(json) as unknown }
  for (const { path, text } of inexact) put(root, ['value', ...path], text)
  return root.value
}

function isFilterValue(path: readonly Key[]): boolean {
  const at = path.lastIndexOf('value')
  return at > 0 && at >= path.length - 2 && path[at - 1] === 'filter'
}

type InexactPlace = { readonly path: readonly Key[]; readonly text: string }

/** The numbers of a JSON text that JSON.parse would change. Walks without recursion: it may be nested deep. */
export function inexactPlaces(json: string): readonly InexactPlace[] {
  if (!suspicious.test(json)) return []
  const found: InexactPlace[] = []
  /** Where in each object (null before its first key) or list that is open. */
  const path: (Key | null)[] = []
  token.lastIndex = 0
  for (let match = token.exec(json); match; match = token.exec(json)) {
    const [sign] = match
    const last = path.length - 1
    const place = path[last]
    if (sign === '{') path.push(null)
    else if (sign === '[') path.push(0)
    else if (sign === '}' || sign === ']') path.pop()
    else if (sign === ',') {
      if (last >= 0) path[last] = typeof place === 'number' ? place + 1 : null
    } else if (sign === '"') {
      const end = endOfString(json, match.index)
      if (last >= 0 && place === null) path[last] = JSON.parse(json.slice(match.index, end)) as Key
      token.lastIndex = end
    } else if (!isExact(sign) && !isLongForm(sign)) {
      found.push({ path: path.map((key) => key ?? ''), text: sign })
    }
  }
  return found
}

/** The index behind the string that begins at `at`. */
function endOfString(json: string, at: number): number {
  let end = json.indexOf('"', at + 1)
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end + 1
}

function isEscaped(json: string, at: number): boolean {
  let before = at - 1
  while (json[before] === '\\') before -= 1
  return (at - before) % 2 === 0
}

/** Of a key that stands twice the last value is there, and may be another one. */
function put(root: object, path: readonly Key[], text: string): void {
  let inner: unknown = root
  for (const key of path.slice(0, -1)) inner = memberOf(inner, key)
  const key = path.at(-1)
  if (key === undefined || !Object.is(memberOf(inner, key), Number(text))) return
  const member = { value: new InexactNumber(text), enumerable: true, configurable: true }
  Object.defineProperty(inner, key, { ...member, writable: true })
}

const memberOf = (value: unknown, key: Key): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<Key, unknown>)[key]
    : undefined

/** The numbers in a value of `parseExactJson` that cannot be kept, with their places. */
export function inexactNumbersIn(
  value: unknown,
  path: readonly Key[] = [],
): readonly InexactPlace[] {
  if (value instanceof InexactNumber) return [{ path, text: value.text }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    inexactNumbersIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}
