const backslash = 92

/**
 * The index after the JSON string that starts at `at`. Uses the engine's search, which is fast for
 * long texts.
 */
export function endOfString(json: string, at: number): number {
  let end = json.indexOf('"', at + 1)
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end + 1
}

function isEscaped(json: string, at: number): boolean {
  let before = at - 1
  while (json.charCodeAt(before) === backslash) before -= 1
  return (at - before) % 2 === 0
}
