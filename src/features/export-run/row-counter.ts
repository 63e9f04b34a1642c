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
    add: (bytes) => {
      // A doubled quote closes and opens again, so that every quote just switches.
      let at = 0
      while (at < bytes.length) {
        const nextQuote = bytes.indexOf(quote, at)
        const end = nextQuote === -1 ? bytes.length : nextQuote
        if (!isQuoted) lines += countNewlines(bytes, at, end)
        if (nextQuote !== -1) isQuoted = !isQuoted
        at = end + 1
      }
      last = bytes.at(-1) ?? last
    },
    rows: () => Math.max(0, lines - 1),
    isWhole: () => last === newline && !isQuoted,
  }
}

function countNewlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  let at = bytes.indexOf(newline, from)
  while (at !== -1 && at < to) {
    count += 1
    at = bytes.indexOf(newline, at + 1)
  }
  return count
}
