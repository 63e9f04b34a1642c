import type { ExportFormat } from '#domain/contract.ts'

/** Counts the records of a file while its bytes pass. */
export type RowCounter = {
  readonly add: (bytes: Uint8Array) => void
  /** Records so far; the header of a csv is none. */
  readonly rows: () => number
  /** Whether the last line is whole: nothing stands behind the last line end. */
  readonly isWhole: () => boolean
}

const newline = 10
const quote = 34

/** Lines of JSONL; rows of a csv (RFC 4180), whose quoted cells may hold line ends. */
export const rowCounter = (format: ExportFormat): RowCounter =>
  format === 'jsonl' ? lineCounter() : csvCounter()

function lineCounter(): RowCounter {
  let lines = 0
  let last = newline
  return {
    add: (bytes) => {
      let at = bytes.indexOf(newline)
      while (at !== -1) {
        lines += 1
        at = bytes.indexOf(newline, at + 1)
      }
      last = bytes.at(-1) ?? last
    },
    rows: () => lines,
    isWhole: () => last === newline,
  }
}

function csvCounter(): RowCounter {
  let lines = 0
  let isQuoted = false
  let last = newline
  return {
    // Byte by byte: cells of nested JSON are full of quotes, and searching from each is quadratic.
    add: (bytes) => {
      let count = 0
      let inside = isQuoted
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at]
        // A doubled quote closes and opens again, so that every quote just switches.
        if (byte === quote) inside = !inside
        else if (byte === newline && !inside) count += 1
      }
      lines += count
      isQuoted = inside
      last = bytes.at(-1) ?? last
    },
    rows: () => Math.max(0, lines - 1),
    isWhole: () => last === newline && !isQuoted,
  }
}
