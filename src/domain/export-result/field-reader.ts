import type { ExportFormat } from '#domain/contract/contract.ts'

/** Reads one field of each record while the file arrives. */
export type FieldReader = {
  readonly add: (bytes: Uint8Array) => void
  /** Reads a last line without a line end. */
  readonly end: () => void
  /** False if the header of a CSV file lacks the field. */
  readonly isThere: () => boolean
}

type OnText = (text: string) => void

const readers = {
  csv: csvField,
  jsonl: jsonlField,
  jsonl_flat: jsonlField,
} as const satisfies Record<ExportFormat, (field: string, onText: OnText) => FieldReader>

/** Calls `onText` for the field of each record if it is a text. In CSV, only ASCII is read. */
export const createFieldReader = (
  format: ExportFormat,
  field: 'id' | 'created_at',
  onText: OnText,
): FieldReader => readers[format](field, onText)

function jsonlField(field: string, onText: OnText): FieldReader {
  const decoder = new TextDecoder()
  let rest = ''
  const read = (line: string) => {
    try {
      const value = (JSON.parse(line) as Record<string, unknown>)[field]
      if (typeof value === 'string') onText(value)
    } catch {
      // The file check reports lines that are not records.
    }
  }
  return {
    add: (bytes) => {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      lines.forEach(read)
    },
    end: () => {
      if (rest !== '') read(rest)
      rest = ''
    },
    isThere: () => true,
  }
}

const newline = 10
const carriageReturn = 13
const quote = 34
const comma = 44

function csvField(field: string, onText: OnText): FieldReader {
  let header: string[] | null = []
  let column = -1
  let cell = 0
  let isQuoted = false
  let text = ''
  const endCell = () => {
    if (header) header.push(text)
    else if (cell === column) onText(text)
    text = ''
    cell += 1
  }
  return {
    add: (bytes) => {
      for (const byte of bytes) {
        if (byte === quote) isQuoted = !isQuoted
        else if (!isQuoted && byte === comma) endCell()
        else if (!isQuoted && byte === newline) {
          endCell()
          if (header) column = header.indexOf(field)
          header = null
          cell = 0
        } else if (byte !== carriageReturn && (header || cell === column)) {
          text += String.fromCharCode(byte)
        }
      }
    },
    end: () => undefined,
    isThere: () => column !== -1,
  }
}
