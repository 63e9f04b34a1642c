import { parseExactJson } from '#domain/text/exact-json.ts'

/** The value of a JSON text, whose numbers are all kept; null where it is none. */
export function parseJson(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return null
  }
}
