import { safeFileName } from '#domain/configuration/safe-file-name.ts'

/** The safe file name of a `Content-Disposition` (RFC 6266), or null. `filename*` (RFC 8187) wins. */
export function fileNameOf(header: string | null): string | null {
  if (header === null) return null
  const parameters = parametersOf(header)
  const extended = decodeExtended(parameters.get('filename*') ?? '') ?? ''
  return safeFileName(extended) || safeFileName(parameters.get('filename') ?? '') || null
}

/** `; name=value` or `; name="quoted value"`. Quoted text never contains a parameter. */
const parameter = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/gsy

function parametersOf(header: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  parameter.lastIndex = /^[^;]*/.exec(header)?.[0].length ?? 0
  for (let match = parameter.exec(header); match; match = parameter.exec(header)) {
    const [whole, name = '', quoted, token = ''] = match
    const value = quoted === undefined ? token : quoted.replace(/\\(.)/gs, '$1')
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value)
    const end = match.index + whole.length
    parameter.lastIndex = end + (/^[^;]*/.exec(header.slice(end))?.[0].length ?? 0)
  }
  return parameters
}

/** `charset'language'percent-encoded` (RFC 8187, 3.2.1). */
function decodeExtended(value: string): string | null {
  const [charset, , ...rest] = value.split("'")
  const text = rest.join("'")
  try {
    if (charset?.toLowerCase() === 'utf-8') return decodeURIComponent(text)
  } catch {
    return null
  }
  if (charset?.toLowerCase() !== 'iso-8859-1') return null
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
