/** A command with its words, and its standard input if the text has it. */
export type ShellCommand = { readonly words: readonly string[]; readonly input: string | null }

/** The start of a here-document (2.7.4): its delimiter, quoted or not. */
const hereDocument = /<<(-?)\s*(?:'([^'\n]+)'|"([^"\n]+)"|([^\s'"<&|;]+))/y
const hereString = /<<<\s*/y
/** Redirections are ignored: the content of a file is not in the text. */
const redirection = /(?:&?>>?&?|<(?!<))[ \t]*/y
const continuation = /\\[ \t]*\r?\n/y
const commandEnd = /\r?\n|\|\|?|&&|;;?(?=\s|$)|&(?=\s|$)/y
const commentEnd = /(?=\r?\n)|$/g

/**
 * Reads commands as a POSIX shell does (2.2 Quoting, 2.7 Redirection), and bash's `$'…'` and `<<<`.
 * Does not expand `$NAME` and `$(…)`. Null if a quote or a here-document is not closed.
 */
export function shellCommands(text: string): readonly ShellCommand[] | null {
  const commands: ShellCommand[] = []
  let words: string[] = []
  let input: string | null = null
  let word: string | null = null
  let documents: { readonly announced: RegExpExecArray; readonly command: number }[] = []
  /** The next word is an argument, the target of a redirection, or a here-string. */
  let wanted: 'argument' | 'target' | 'here_string' = 'argument'
  let at = 0
  const bounds: Bounds = { depth: 0, unended: 0 }
  const found = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at += match[0].length
    return match
  }
  const endWord = () => {
    if (word !== null && wanted === 'argument') words.push(word)
    if (word !== null && wanted === 'here_string') input = `${word}\n`
    if (word !== null) wanted = 'argument'
    word = null
  }
  const endCommand = (separator: string) => {
    endWord()
    if (words.length > 0) commands.push({ words, input })
    const piped = separator === '|' ? outputOf(words, input) : null
    words = []
    input = piped
  }
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (found(continuation)) continue
    if (word === null && sign === '#') {
      commentEnd.lastIndex = at
      at = commentEnd.exec(text)?.index ?? text.length
      continue
    }
    // Do not inspect a long word at each character: the engine would flatten the string each time.
    const isFree = word === null || (word.length === 1 && /^\d$/.test(word))
    if (isFree && found(hereString)) {
      word = null
      wanted = 'here_string'
      continue
    }
    const document = found(hereDocument)
    if (document) {
      endWord()
      documents.push({ announced: document, command: commands.length })
      continue
    }
    if (isFree && found(redirection)) {
      word = null
      wanted = 'target'
      continue
    }
    const end = found(commandEnd)
    if (end) {
      endWord()
      const isLine = end[0].endsWith('\n')
      for (const { announced, command } of isLine ? documents : []) {
        const read = documentFrom(text, at, announced)
        if (read === null) return null
        at = read.end
        // cat passes its input to the command after its pipe.
        const reader = commands[command]?.words[0] === 'cat' ? command + 1 : command
        const known = commands[reader]
        if (known) commands[reader] = { ...known, input: read.text }
        else input = read.text
      }
      if (isLine) documents = []
      endCommand(end[0])
      continue
    }
    if (/\s/.test(sign)) {
      endWord()
      at += 1
      continue
    }
    const part = partFrom(text, at, bounds)
    if (part === null) return null
    word = (word ?? '') + part.text
    at = part.end
  }
  endCommand('')
  return documents.length === 0 ? commands : null
}

/** The output of `echo` and `cat`; null for any other command. */
function outputOf([name, ...words]: readonly string[], input: string | null): string | null {
  if (name === 'cat') return input
  if (name === 'echo') return words.filter((word) => !/^-[neE]+$/.test(word)).join(' ')
  return name === 'printf' && words[0]?.replace('\\n', '') === '%s' ? (words[1] ?? null) : null
}

type Part = { readonly text: string; readonly end: number }

/**
 * The depth of nested substitutions, and the number of unclosed ones. Each unclosed one costs a scan
 * to the end of the text, and data may have any number of `$(`.
 */
type Bounds = { depth: number; unended: number }
const deepest = 100
const mostUnended = 20

/** A quoted part, an escaped character, a substitution or one character. */
function partFrom(text: string, at: number, bounds: Bounds): Part | null {
  const sign = text[at] ?? ''
  const next = text[at + 1] ?? ''
  if (sign === "'") {
    const close = text.indexOf("'", at + 1)
    return close === -1 ? null : { text: text.slice(at + 1, close), end: close + 1 }
  }
  if (sign === '"') return doubleQuoted(text, at + 1, bounds)
  if (sign === '$' && next === '"') return doubleQuoted(text, at + 2, bounds)
  if (sign === '$' && next === "'") return ansiQuoted(text, at + 2)
  if (sign === '$' && next === '(') return substitution(text, at, bounds)
  if (sign === '\\') return { text: next, end: at + 2 }
  return { text: sign, end: at + 1 }
}

/** `$(…)` as written; it may have quotes with parentheses in them. */
function substitution(text: string, from: number, bounds: Bounds): Part | null {
  if (bounds.depth === deepest || bounds.unended === mostUnended) return null
  bounds.depth += 1
  const found = substitutionEnd(text, from, bounds)
  bounds.depth -= 1
  if (found === null) bounds.unended = Math.min(bounds.unended + 1, mostUnended)
  return found
}

function substitutionEnd(text: string, from: number, bounds: Bounds): Part | null {
  let depth = 0
  for (let at = from + 1; at < text.length;) {
    const sign = text[at]
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return { text: text.slice(from, at + 1), end: at + 1 }
    const part = sign === '(' || sign === ')' ? null : partFrom(text, at, bounds)
    if (part === null && sign !== '(' && sign !== ')') return null
    at = part?.end ?? at + 1
  }
  return null
}

function doubleQuoted(text: string, from: number, bounds: Bounds): Part | null {
  let read = ''
  for (let at = from; at < text.length;) {
    const sign = text[at] ?? ''
    if (sign === '"') return { text: read, end: at + 1 }
    if (sign === '$' && text[at + 1] === '(') {
      const inner = substitution(text, at, bounds)
      // Data may have a `$(` without a meaning.
      read += inner?.text ?? sign
      at = inner?.end ?? at + 1
    } else if (sign === '\\') {
      const next = /^(?:\r?\n|["\\$`]|)/.exec(text.slice(at + 1, at + 3))?.[0] ?? ''
      read += next === '' ? sign : next.endsWith('\n') ? '' : next
      at += 1 + next.length
    } else {
      read += sign
      at += 1
    }
  }
  return null
}

/** Bash's ANSI-C quoting: the characters after a backslash, whose bytes are UTF-8. */
const ansiEscape =
  /\\(?:U([0-9a-fA-F]{1,8})|u([0-9a-fA-F]{1,4})|((?:x[0-9a-fA-F]{1,2}|[0-7]{1,3})(?:\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}))*)|([^]))/y
const ansiSigns: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function ansiQuoted(text: string, from: number): Part | null {
  let read = ''
  for (let at = from; at < text.length;) {
    const sign = text[at] ?? ''
    if (sign === "'") return { text: read, end: at + 1 }
    ansiEscape.lastIndex = at
    const escape = ansiEscape.exec(text)
    if (escape) {
      const [, long, short, bytes, other = ''] = escape
      const code = long ?? short
      if (bytes !== undefined) read += utf8(bytes.split('\\'))
      else if (code === undefined)
        read += ansiSigns[other] ?? (/['"\\?]/.test(other) ? other : `\\${other}`)
      else read += String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff))
    } else read += sign
    at += escape?.[0].length ?? 1
  }
  return null
}

const utf8 = (bytes: readonly string[]): string =>
  new TextDecoder().decode(
    Uint8Array.from(bytes, (byte) =>
      byte.startsWith('x') ? Number.parseInt(byte.slice(1), 16) : Number.parseInt(byte, 8),
    ),
  )

/** The lines of a here-document up to its delimiter; null if there is none. */
function documentFrom(text: string, from: number, announced: RegExpExecArray): Part | null {
  const [, dash, single, double, bare] = announced
  const delimiter = single ?? double ?? bare
  const lines: string[] = []
  for (let start = from; start < text.length;) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    const whole = text.slice(start, end)
    const line = dash === '-' ? whole.replace(/^\t+/, '') : whole
    if (line.replace(/\r$/, '') === delimiter) {
      const read = lines.join('')
      // Without quotes around the delimiter, backslashes are escapes.
      return { text: bare ? read.replaceAll(/\\([$`\\])/g, '$1') : read, end: end + 1 }
    }
    lines.push(`${line}\n`)
    start = end + 1
  }
  return null
}
