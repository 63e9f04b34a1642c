import type { ExportFormat } from '#domain/contract/contract.ts'
import { createFieldReader } from './field-reader.ts'

export type FileCheck = {
  readonly add: (bytes: Uint8Array) => void
  /** The body ended normally. The last CSV row needs a line end; a JSONL record does not. */
  readonly end: () => void
  /** Records so far, without the header of a CSV file. */
  readonly rows: () => number
  readonly isWhole: () => boolean
  /** The number, from 1, of the first line that is not a record; null if there is none. */
  readonly foreign: () => number | null
}

const newline = 10
const carriageReturn = 13
const quote = 34
const comma = 44
const openBrace = 123
const closeBrace = 125

/** JSONL has one object per line. CSV rows (RFC 4180) have as many cells as the header. */
const checks = {
  csv: csvCheck,
  jsonl: jsonlCheck,
  jsonl_flat: jsonlCheck,
} as const satisfies Record<ExportFormat, () => FileCheck>

export const createFileCheck = (format: ExportFormat): FileCheck => checks[format]()

function jsonlCheck(): FileCheck {
  let lines = 0
  let last = newline
  let foreign: number | null = null
  /** The pieces of the last line, which has not ended yet. */
  let open: Uint8Array[] = []
  return {
    add: (bytes) => {
      if (bytes.length === 0) return
      let start = 0
      /** False if an earlier piece contains, and has checked, the start of the line. */
      let begins = last === newline
      for (let end = bytes.indexOf(newline); ; end = bytes.indexOf(newline, start)) {
        if (begins && start < bytes.length && bytes[start] !== openBrace) foreign ??= lines + 1
        if (end === -1) break
        const before = end > 0 ? bytes[end - 1] : last
        if (before !== closeBrace && before !== carriageReturn) foreign ??= lines + 1
        lines += 1
        start = end + 1
        begins = true
      }
      if (start > 0) open = []
      if (start < bytes.length) open.push(bytes.subarray(start))
      last = bytes.at(-1) ?? last
    },
    end: () => {
      if (last === newline || !isObject(open)) return
      lines += 1
      last = newline
      open = []
    },
    rows: () => lines,
    isWhole: () => last === newline,
    foreign: () => foreign,
  }
}

/** A part of a JSON object is never an object. */
function isObject(pieces: readonly Uint8Array[]): boolean {
  const decoder = new TextDecoder()
  const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('')
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function csvCheck(): FileCheck {
  let lines = 0
  let cells = 1
  let columns = 0
  let isQuoted = false
  let last = newline
  let foreign: number | null = null
  return {
    // Byte by byte: nested JSON is full of quotes, and searching from each one is quadratic.
    add: (bytes) => {
      let inside = isQuoted
      let found = cells
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at]
        // A doubled quote toggles twice, so it changes nothing.
        if (byte === quote) inside = !inside
        else if (inside) continue
        else if (byte === comma) found += 1
        else if (byte === newline) {
          if (lines === 0) columns = found
          else if (found !== columns) foreign ??= lines
          lines += 1
          found = 1
        }
      }
      cells = found
      isQuoted = inside
      last = bytes.at(-1) ?? last
    },
    end: () => undefined,
    rows: () => Math.max(0, lines - 1),
    isWhole: () => last === newline && !isQuoted,
    foreign: () => foreign,
  }
}

export type IdFinder = {
  readonly add: (bytes: Uint8Array) => void
  readonly ids: () => ReadonlySet<string> | null
}

export function createIdFinder(format: ExportFormat): IdFinder {
  const ids = new Set<string>()
  const reader = createFieldReader(format, 'id', (id) => ids.add(id.toLowerCase()))
  return {
    add: reader.add,
    ids: () => {
      reader.end()
      return reader.isThere() ? ids : null
    },
  }
}
