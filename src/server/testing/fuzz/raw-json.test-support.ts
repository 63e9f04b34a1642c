/** JSON text that JSON.stringify never writes: `1e999`, 10 000 digits, half a text. */
export class RawJson {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type JsonLike =
  | string
  | number
  | boolean
  | null
  | RawJson
  | readonly JsonLike[]
  | { readonly [key: string]: JsonLike }

export function writeJson(value: JsonLike): string {
  if (value instanceof RawJson) return value.text
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner)}`,
  )
  return `{${members.join(',')}}`
}

/** Keeps `__proto__` as an own key. */
export const ownEntries = (entries: readonly (readonly [string, JsonLike])[]): JsonLike =>
  Object.fromEntries(entries)

type Path = readonly (string | number)[]

/** Outermost first; at most 500. */
export function placesIn(root: JsonLike): readonly Path[] {
  const places: Path[] = [[]]
  for (let at = 0; at < places.length && places.length < 500; at += 1) {
    const place = places[at] ?? []
    const value = valueAt(root, place)
    if (typeof value !== 'object' || value === null || value instanceof RawJson) continue
    const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
    for (const key of keys) places.push([...place, key])
  }
  return places
}

export const valueAt = (root: JsonLike, place: Path): JsonLike =>
  place.reduce<JsonLike>((value, key) => (value as Record<string, JsonLike>)[key] ?? null, root)

/** `undefined` removes the value. */
export function changeAt(
  root: JsonLike,
  place: Path,
  change: (value: JsonLike) => JsonLike | undefined,
): JsonLike {
  const [key, ...rest] = place
  if (key === undefined) return change(root) ?? null
  if (Array.isArray(root)) {
    const list = root as readonly JsonLike[]
    return list.flatMap((item, index) => {
      if (index !== key) return [item]
      const changed = rest.length === 0 ? change(item) : changeAt(item, rest, change)
      return changed === undefined ? [] : [changed]
    })
  }
  const entries = Object.entries(root as Record<string, JsonLike>).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner] as const]
    const changed = rest.length === 0 ? change(inner) : changeAt(inner, rest, change)
    return changed === undefined ? [] : [[name, changed] as const]
  })
  return ownEntries(entries)
}
