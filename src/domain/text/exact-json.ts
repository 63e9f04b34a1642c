import { isExact, isLongForm } from './decimal.ts'
import { endOfString } from './json-string.ts'

/**
 * A number of a JSON text that JSON.parse would change: `9007199254740993`, `1e400`. It is not of
 * type number, so schemas refuse it at its place.
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

/** Shorter numbers without an exponent are always exact. */
const suspicious = /(?:^|[[:,\s])-?(?:\d[\d.]{15}|[\d.]+[eE])/
const token = /["{}[\],]|-?\d[\d.eE+-]*/g

/** JSON.parse with an `InexactNumber` for each number that it would change. */
export const parseExactJson = (json: string): unknown => parsed(json, () => true)

/** The same for a request, only in filter values: numbers elsewhere are invalid anyway. */
export const parseExactRequest = (json: string): unknown => parsed(json, isFilterValue)

/** Whether to check a place. The walk reuses the path array, so it must not be stored. */
type Admits = (path: readonly Key[]) => boolean

function isFilterValue(path: readonly Key[]): boolean {
  const at = path.at(-1) === 'value' ? path.length - 1 : path.length - 2
  return at > 0 && path[at] === 'value' && path[at - 1] === 'filter'
}

/** @throws SyntaxError before the walk, which needs valid JSON. */
function parsed(json: string, admits: Admits): unknown {
  const root = { value: JSON.parse(json) as unknown }
  // The open values, outermost first. A repeated key has its last value, which may be another one.
  const open: unknown[] = [root]
  walkNumbers(json, {
    enter: (path) => open.push(memberOf(open.at(-1), path.at(-1) ?? 'value')),
    leave: () => open.pop(),
    inexact: (path, text) => {
      if (admits(path)) put(open.at(-1), path.at(-1) ?? 'value', text)
    },
  })
  return root.value
}

type InexactPlace = { readonly path: readonly Key[]; readonly text: string }

/** The numbers of a JSON text that JSON.parse would change, with their places. The text must be JSON. */
export function inexactPlaces(json: string): readonly InexactPlace[] {
  const found: InexactPlace[] = []
  walkNumbers(json, { inexact: (path, text) => found.push({ path: [...path], text }) })
  return found
}

type Visitor = {
  /** An object or a list starts at a path; the path of the root is empty. */
  readonly enter?: (path: readonly Key[]) => void
  readonly leave?: () => void
  readonly inexact: (path: readonly Key[], text: string) => void
}

/** Walks without recursion, because the text may be nested deep, and without copies of the path. */
function walkNumbers(json: string, { enter, leave, inexact }: Visitor): void {
  if (!suspicious.test(json)) return
  const path: Key[] = []
  /** For each open object or list: whether the next string is a key. */
  const awaitsKey: boolean[] = []
  token.lastIndex = 0
  for (let match = token.exec(json); match; match = token.exec(json)) {
    const [sign] = match
    const last = path.length - 1
    const place = path[last]
    if (sign === '{' || sign === '[') {
      enter?.(path)
      path.push(sign === '[' ? 0 : '')
      awaitsKey.push(sign === '{')
    } else if (sign === '}' || sign === ']') {
      leave?.()
      path.pop()
      awaitsKey.pop()
    } else if (sign === ',') {
      if (typeof place === 'number') path[last] = place + 1
      else awaitsKey[last] = true
    } else if (sign === '"') {
      const end = endOfString(json, match.index)
      if (awaitsKey[last]) {
        path[last] = JSON.parse(json.slice(match.index, end)) as string
        awaitsKey[last] = false
      }
      token.lastIndex = end
    } else if (!isExact(sign) && !isLongForm(sign)) inexact(path, sign)
  }
}

function put(container: unknown, key: Key, text: string): void {
  if (typeof container !== 'object' || container === null) return
  if (!Object.is(memberOf(container, key), Number(text))) return
  const member = { value: new InexactNumber(text), enumerable: true, configurable: true }
  Object.defineProperty(container, key, { ...member, writable: true })
}

const memberOf = (value: unknown, key: Key): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<Key, unknown>)[key]
    : undefined

/** The inexact numbers in a value of `parseExactJson`, with their places. */
export function inexactNumbersIn(root: unknown): readonly InexactPlace[] {
  const found: InexactPlace[] = []
  const look = (value: unknown, path: readonly Key[]): void => {
    if (value instanceof InexactNumber) found.push({ path, text: value.text })
    else if (Array.isArray(value)) value.forEach((inner, index) => lookInto(inner, path, index))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) lookInto(inner, path, key)
    }
  }
  const lookInto = (inner: unknown, path: readonly Key[], key: Key): void => {
    if (typeof inner === 'object' && inner !== null) look(inner, [...path, key])
  }
  look(root, [])
  return found
}
