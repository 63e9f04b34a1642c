import { parseExactJson } from '#domain/text/exact-json.ts'

/** Parses JSON with exact numbers; null if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return null
  }
}
