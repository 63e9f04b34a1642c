import { isExact, isLongForm } from './decimal.ts'
import { endOfString } from './json-string.ts'

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
export const parseExactJson = (json: string): unknown => parsed(json, () => true)

/** The same of a request: elsewhere than in a filter's value a number is wrong as any number is. */
export const parseExactRequest = (json: string): unknown => parsed(json, isFilterValue)

/** Whether a place is asked for. The path is the walk's own, and changes behind the call. */
type Admits = (path: readonly Key[]) => boolean

function isFilterValue(path: readonly Key[]): boolean {
  const at = path.at(-1) === 'value' ? path.length - 1 : path.length - 2
  return at > 0 && path[at] === 'value' && path[at - 1] === 'filter'
}

/** @throws SyntaxError before anything is walked: the walk takes JSON only. */
function parsed(json: string, admits: Admits): unknown {
  const root = { value: JSON.parse(json) as unknown }
  // What is open, from the outside in. A key that stands twice has its last value, which may be another one.
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

/** The numbers of a JSON text that JSON.parse would change, with their places. The text has to be JSON. */
export function inexactPlaces(json: string): readonly InexactPlace[] {
  const found: InexactPlace[] = []
  walkNumbers(json, { inexact: (path, text) => found.push({ path: [...path], text }) })
  return found
}

type Visitor = {
  /** An object or a list begins at a path; the root's path is empty. */
  readonly enter?: (path: readonly Key[]) => void
  readonly leave?: () => void
  readonly inexact: (path: readonly Key[], text: string) => void
}

/** Walks without recursion, since the text may be nested deep, and copies no path: it is as long as it is deep. */
function walkNumbers(json: string, { enter, leave, inexact }: Visitor): void {
  if (!suspicious.test(json)) return
  const path: Key[] = []
  /** Of each object or list that is open: whether it is an object whose next text is a key. */
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

/** The numbers in a value of `parseExactJson` that cannot be kept, with their places. */
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
