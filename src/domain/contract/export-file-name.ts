import type { ExportFormat } from './contract.ts'
import { formatFacts } from './export-formats.ts'
import { kebabCase } from '#domain/text/kebab-case.ts'
import { trimSigns, trimSignsAtEnd } from '#domain/text/trim-signs.ts'

/** The longest file name, in UTF-8 bytes, extension included. */
const maxFileNameBytes = 200

/** UTF-16 units. The rest of a longer name is ignored. */
const maxWish = 4096

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Cuts a text to at most `limit` UTF-8 bytes without splitting a character. */
function cutToBytes(text: string, limit: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > limit) break
    kept += character
  }
  return kept
}

/**
 * Makes a requested file name safe: the last part of a path, without control characters, `<>:"|?*`,
 * and dots and spaces at its ends. May be empty.
 */
export function sanitisedFileName(wish: string): string {
  const start = Math.max(wish.lastIndexOf('/'), wish.lastIndexOf('\\')) + 1
  const lastPart = wish.slice(start, start + maxWish).toWellFormed()
  return trimSigns(lastPart.replace(/[\p{Cc}<>:"|?*]/gu, ''), '. ')
}

/**
 * The name of an export's file (`semantics.md`, file_name): the requested name made safe, or the
 * queue's name and the time (UTC). It ends with the format's extension and has at most 200 UTF-8
 * bytes. `mark` comes before the extension and is never cut.
 */
export function exportFileName(wish: {
  readonly requested: string | null | undefined
  readonly queue_name: string
  readonly format: ExportFormat
  readonly at: Date
  readonly mark?: string
}): string {
  const { mark = '' } = wish
  const { extension } = formatFacts[wish.format]
  const room = maxFileNameBytes - bytesOf(mark) - extension.length
  const name = sanitisedFileName(wish.requested ?? '')
  if (name !== '') {
    const stem = name.toLowerCase().endsWith(extension) ? name.slice(0, -extension.length) : name
    const cut = trimSignsAtEnd(cutToBytes(stem, room), '. ')
    if (cut !== '') return `${cut}${mark}${name.slice(stem.length) || extension}`
  }
  const time = wish.at.toISOString().replace(/[-:]|\.\d+/g, '')
  const queue = cutToBytes(kebabCase(wish.queue_name) || 'queue', room - time.length - 1)
  return `${queue}-${time}${mark}${extension}`
}

/**
 * The `Content-Disposition` of a download (RFC 6266), with `filename` (ASCII, for old clients) and
 * `filename*` (UTF-8, RFC 8187).
 */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
