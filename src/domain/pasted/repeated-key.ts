/** Escapes in strings, and the delimiters of strings, objects and lists; each match is short. */
const token = /\\[^]|["{}[\],:]/g

/**
 * The first key that is repeated in one object of a JSON text, as written; null if there is none.
 * JSON.parse would silently drop the first value. The text must be JSON.
 */
export function repeatedKey(json: string): string | null {
  /** The keys of the open objects; null for a list. */
  const open: (Set<string> | null)[] = []
  let word = ''
  let start: number | null = null
  for (const { 0: sign, index } of json.matchAll(token)) {
    if (start !== null) {
      if (sign !== '"') continue
      word = json.slice(start, index + 1)
      start = null
    } else if (sign === '"') start = index
    else if (sign === '{') open.push(new Set())
    else if (sign === '[') open.push(null)
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ':') {
      const key = JSON.parse(word) as string
      const keys = open.at(-1)
      if (keys?.has(key)) return key
      keys?.add(key)
    }
  }
  return null
}
