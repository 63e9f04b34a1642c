import { formatFacts } from '#domain/contract/export-formats.ts'
import type { ExportFormat } from '#domain/contract/contract.ts'

/** The start of a file: its first whole rows. */
export type FileHead = {
  /** The rows as in the file, line ends included; for CSV with the header. */
  readonly text: string
  /** Without the header of a CSV file. */
  readonly rows: number
}

/**
 * The first whole rows of a file, at most `most`, from the start of its text. Drops a row that may be
 * cut off. CSV rows end outside quotes (RFC 4180).
 */
export function fileHead(text: string, format: ExportFormat, most: number): FileHead {
  const headers = formatFacts[format].isTable ? 1 : 0
  const ends = rowEnds(text, format, most + headers)
  return { text: text.slice(0, ends.at(-1) ?? 0), rows: Math.max(0, ends.length - headers) }
}

function rowEnds(text: string, format: ExportFormat, most: number): readonly number[] {
  const ends: number[] = []
  const { isTable } = formatFacts[format]
  let isQuoted = false
  for (let at = 0; at < text.length && ends.length < most; at += 1) {
    const character = text[at]
    if (isTable && character === '"') isQuoted = !isQuoted
    else if (character === '\n' && !isQuoted) ends.push(at + 1)
  }
  return ends
}
