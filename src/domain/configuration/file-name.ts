import type { ExportFormat } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { trimSigns, trimSignsAtEnd } from '#domain/text/trim-signs.ts'

/** The longest file name, in UTF-8 bytes, extension included. */
const maxFileNameBytes = 200

/** More of a wish than this, in UTF-16 units, is not looked at: control characters in it are left out. */
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

/** Lower-case words of letters and digits of any script, joined with dashes: `support-answers-week-12`. */
export function kebabCase(text: string): string {
  const words = text
    .slice(0, maxWish)
    .toWellFormed()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
  return trimSigns(words, '-')
}

/**
 * What is left of a wished file name: the last part of a path, without control characters and
 * `<>:"|?*`, without dots and spaces around it. May be empty.
 */
function sanitised(wish: string): string {
  const start = Math.max(wish.lastIndexOf('/'), wish.lastIndexOf('\\')) + 1
  const lastPart = wish.slice(start, start + maxWish).toWellFormed()
  return trimSigns(lastPart.replace(/[\p{Cc}<>:"|?*]/gu, ''), '. ')
}

/**
 * The name that an export's file gets (`semantics.md`, file_name): the wished one made safe, with
 * the format's extension, 200 bytes at most; or the queue's name and the time (UTC).
 */
export function exportFileName(wish: {
  readonly requested: string | null | undefined
  readonly queue_name: string
  readonly format: ExportFormat
  readonly at: Date
}): string {
  const { extension } = formatFacts[wish.format]
  const room = maxFileNameBytes - extension.length
  const name = sanitised(wish.requested ?? '')
  if (name !== '') {
    const stem = name.toLowerCase().endsWith(extension) ? name.slice(0, -extension.length) : name
    const cut = trimSignsAtEnd(cutToBytes(stem, room), '. ')
    if (cut !== '') return `${cut}${name.slice(stem.length) || extension}`
  }
  const time = wish.at.toISOString().replace(/[-:]|\.\d+/g, '')
  const queue = cutToBytes(kebabCase(wish.queue_name) || 'queue', room - time.length - 1)
  return `${queue}-${time}${extension}`
}

/**
 * The name that a file gets in code, which runs more than once: as the export's own, but without a
 * time where nobody wished a name.
 */
export function codeFileName(
  wish: string | null | undefined,
  queueName: string,
  format: ExportFormat,
): string {
  const queue_name = kebabCase(queueName) || 'export'
  const requested = sanitised(wish ?? '') || queue_name
  return exportFileName({ requested, queue_name, format, at: new Date(0) })
}

const unredacted = '-unredacted'

/**
 * The name that the builder asks for when redaction is off: it says so, before the extension. An
 * empty wish becomes the queue's name.
 */
export function unredactedFileName(wish: string, queueName: string): string {
  const name = wish.trim() || kebabCase(queueName) || 'export'
  if (name.includes(unredacted) || name.includes('{redaction}')) return name
  const extension = /\.(csv|jsonl)$/i.exec(name)?.[0] ?? ''
  return `${name.slice(0, name.length - extension.length)}${unredacted}${extension}`
}

/**
 * `Content-Disposition` of a download: both `filename` (ASCII, for old clients) and `filename*`
 * (UTF-8), RFC 6266 and RFC 8187.
 */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
