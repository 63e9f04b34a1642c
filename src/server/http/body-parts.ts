import { InexactNumber } from '#domain/text/exact-json.ts'

/** A parsed body in small pieces, which the main thread joins without blocking. */
export type BodyPart =
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'items'; readonly path: Path; readonly items: readonly unknown[] }
  | { readonly type: 'inexact'; readonly places: readonly InexactPlace[] }

type Path = readonly (string | number)[]
type InexactPlace = { readonly path: Path; readonly text: string }

const pieceItems = 10_000

export function* bodyParts(root: unknown): Generator<BodyPart> {
  const holder = { root }
  const lists: { readonly path: Path; readonly items: readonly unknown[] }[] = []
  const inexact: InexactPlace[] = []
  const open: [container: object, path: Path][] = [[holder, []]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [container, path] = next
    const look = (value: unknown, key: string | number) => {
      if (typeof value !== 'object' || value === null) return
      const place = container === holder ? [] : [...path, key]
      if (value instanceof InexactNumber) {
        inexact.push({ path: place, text: value.text })
        put(container, key, 0)
        return
      }
      if (Array.isArray(value) && value.length > pieceItems) {
        lists.push({ path: place, items: value })
        put(container, key, [])
      }
      open.push([value, place])
    }
    if (Array.isArray(container)) container.forEach(look)
    else for (const [key, value] of Object.entries(container)) look(value, key)
  }
  yield { type: 'value', value: holder.root }
  for (const { path, items } of lists) {
    for (let at = 0; at < items.length; at += pieceItems) {
      yield { type: 'items', path, items: items.slice(at, at + pieceItems) }
    }
  }
  for (let at = 0; at < inexact.length; at += pieceItems) {
    yield { type: 'inexact', places: inexact.slice(at, at + pieceItems) }
  }
}

export function joinParts(): {
  readonly add: (part: BodyPart) => void
  readonly value: () => unknown
} {
  const holder: { root: unknown } = { root: undefined }
  const at = (path: Path): unknown =>
    path.reduce<unknown>(
      (value, key) => (value as Readonly<Record<string | number, unknown>>)[key],
      holder.root,
    )
  return {
    value: () => holder.root,
    add: (part) => {
      if (part.type === 'value') holder.root = part.value
      else if (part.type === 'items') (at(part.path) as unknown[]).push(...part.items)
      else {
        for (const { path, text } of part.places) {
          const number = new InexactNumber(text)
          if (path.length === 0) holder.root = number
          else put(at(path.slice(0, -1)) as object, path.at(-1), number)
        }
      }
    },
  }
}

/** An assignment to the key `__proto__` would set the prototype instead. */
function put(container: object, key: string | number | undefined, value: unknown): void {
  const member = { value, enumerable: true, configurable: true, writable: true }
  Object.defineProperty(container, key ?? '', member)
}
