export type NestingFinder = {
  readonly add: (bytes: Uint8Array) => void
  /** From 1; null if all are flat. */
  readonly first: () => number | null
}

const newline = 10
const quote = 34
const backslash = 92
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const closeBrace = 125

/** A flat record contains neither objects nor lists of lists. A list of texts is flat. */
export function createNestingFinder(): NestingFinder {
  let line = 1
  let braces = 0
  let brackets = 0
  let isText = false
  let isEscaped = false
  let first: number | null = null
  return {
    add: (bytes) => {
      if (first !== null) return
      for (const byte of bytes) {
        if (byte === newline) {
          line += 1
          braces = 0
          brackets = 0
          isText = false
          isEscaped = false
        } else if (isEscaped) isEscaped = false
        else if (isText) {
          if (byte === quote) isText = false
          else isEscaped = byte === backslash
        } else if (byte === quote) isText = true
        else if (byte === openBrace) braces += 1
        else if (byte === closeBrace) braces -= 1
        else if (byte === openBracket) brackets += 1
        else if (byte === closeBracket) brackets -= 1
        if (braces > 1 || brackets > 1) {
          first = line
          return
        }
      }
    },
    first: () => first,
  }
}
