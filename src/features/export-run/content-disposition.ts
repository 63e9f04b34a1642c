/**
 * The file name of a `Content-Disposition` header (RFC 6266): `filename*` (RFC 8187) before
 * `filename`. Path parts are cut off. `null` where it names none.
 */
export function fileNameOf(header: string | null): string | null {
  if (header === null) return null
  const extended = /;\s*filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i.exec(header)
  if (extended) {
    const name = decode(extended[2] ?? '', (extended[1] ?? '').toLowerCase())
    if (name !== null) return lastPart(name)
  }
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header)
  if (!plain) return null
  return lastPart(plain[1]?.replace(/\\(.)/g, '$1') ?? plain[2] ?? '')
}

function decode(text: string, charset: string): string | null {
  try {
    if (charset === 'utf-8') return decodeURIComponent(text)
    return charset === 'iso-8859-1'
      ? text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : null
  } catch {
    return null
  }
}

const lastPart = (name: string): string | null => name.split(/[/\\]/).at(-1)?.trim() || null
