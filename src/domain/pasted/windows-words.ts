import type { ShellCommand } from './shell-words.ts'

const isFirst = (text: string, sign: RegExp, other: RegExp): boolean => {
  const at = text.search(sign)
  const before = text.search(other)
  return at !== -1 && (before === -1 || at < before)
}

/** Only the Windows command prompt has a caret before a quote or a line end. */
export const isForCmd = (text: string): boolean =>
  isFirst(text, /\s\^"|[ \t]\^[ \t]*\r?\n/, /\s\$?'|\\[ \t]*\r?\n/)

/** Only PowerShell has a backtick at a line end, or a here-string. */
export const isForPowerShell = (text: string): boolean =>
  isFirst(text, /[ \t]`[ \t]*\r?\n|\s@['"]\r?\n/, /\\[ \t]*\r?\n/)

/**
 * Reads commands as the Windows command prompt and then C programs do: carets first, then backslashes
 * before quotes. Browsers write a caret before each special character, even in quotes, and double
 * each backslash; the intended text is read. Null if a quote is not closed.
 */
export function cmdCommands(text: string): readonly ShellCommand[] | null {
  const isByBrowser = /\s\^"|\^\\\^"/.test(text)
  return isByBrowser
    ? programWords(withoutCarets(text), true)
    : // Chrome until 2018 wrote a line end in quotes like this.
      programWords(withoutCaretsOutside(text.replaceAll(/"\^\r?\n"/g, '\n')), false)
}

/** A caret escapes the next character; of two line ends only the second stays. */
const withoutCarets = (text: string): string =>
  text.replaceAll(/\^(?:[ \t]*\r?\n(\r?\n)?|([^]))/g, (_, end?: string, sign = '') =>
    end ? '\n' : sign,
  )

function withoutCaretsOutside(text: string): string {
  const pieces = text.split('"')
  return pieces.map((piece, index) => (index % 2 === 0 ? withoutCarets(piece) : piece)).join('"')
}

/** The words that a C program gets. `&`, `|` and line ends end a command. */
function programWords(text: string, isDoubled: boolean): readonly ShellCommand[] | null {
  const commands: ShellCommand[] = []
  let words: string[] = []
  let word: string | null = null
  let isQuoted = false
  const endWord = () => {
    if (word !== null) words.push(word)
    word = null
  }
  const endCommand = () => {
    endWord()
    if (words.length > 0) commands.push({ words, input: null })
    words = []
  }
  const token = isDoubled ? /\\[\\"]|""|[^]/g : /\\+"?|""|[^]/g
  for (const [sign] of text.matchAll(token)) {
    if (sign.endsWith('\\') && !isDoubled) word = (word ?? '') + sign
    else if (sign.startsWith('\\') && sign.length > 1) {
      // Half of the backslashes before a quote, and the quote itself if their number is odd.
      const slashes = isDoubled ? 0 : sign.replace('"', '').length
      const literal = '\\'.repeat(Math.floor(slashes / 2))
      if (isDoubled) word = (word ?? '') + sign.slice(1)
      else {
        word = (word ?? '') + literal + (slashes % 2 === 1 ? '"' : '')
        if (slashes % 2 === 0) isQuoted = !isQuoted
      }
    } else if (sign === '""') word = (word ?? '') + (isQuoted ? '"' : '')
    else if (sign === '"') {
      isQuoted = !isQuoted
      word ??= ''
    } else if (isQuoted) word = (word ?? '') + sign
    else if (/[\n&|]/.test(sign) && (sign === '\n' || word === null)) endCommand()
    else if (/\s/.test(sign)) endWord()
    else word = (word ?? '') + sign
  }
  endCommand()
  return isQuoted ? null : commands
}

const backtickSigns: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' }
const powerShellPart =
  /`[ \t]*\r?\n|'((?:[^']|'')*)'|"((?:[^"`]|""|`[^])*)"|`([^])|([\r\n;|])|([ \t]+)|([^'"`])/y
const hereStringStart = /@(['"])\r?\n/y

const unescaped = (quoted: string): string =>
  quoted.replaceAll(/""|`([^])/g, (pair, sign?: string) =>
    sign === undefined ? pair.slice(1) : (backtickSigns[sign] ?? sign),
  )

/** Reads commands as PowerShell does. Null if a quote is not closed. */
export function powerShellCommands(text: string): readonly ShellCommand[] | null {
  const commands: ShellCommand[] = []
  let words: string[] = []
  let word: string | null = null
  let at = 0
  const hereString = hereStrings(text)
  const endWord = () => {
    if (word !== null) words.push(word)
    word = null
  }
  while (at < text.length) {
    const here = hereString(at)
    if (here) {
      word = (word ?? '') + here.text
      at = here.end
      continue
    }
    powerShellPart.lastIndex = at
    const match = powerShellPart.exec(text)
    if (!match) return null
    at = powerShellPart.lastIndex
    const [, single, double, escaped, separator, space, sign] = match
    const quoted =
      single?.replaceAll("''", "'") ??
      (double === undefined ? undefined : unescaped(double)) ??
      (escaped === undefined ? undefined : (backtickSigns[escaped] ?? escaped)) ??
      sign
    if (quoted !== undefined) word = (word ?? '') + quoted
    if (space !== undefined || separator !== undefined) endWord()
    if (separator !== undefined) {
      if (words.length > 0) commands.push({ words, input: null })
      words = []
    }
  }
  endWord()
  if (words.length > 0) commands.push({ words, input: null })
  return commands
}

/**
 * Reads the here-string at an index, or null. Remembers a missing end, so that it is not searched
 * again.
 */
function hereStrings(text: string) {
  const unended = new Set<string>()
  return (at: number): { readonly text: string; readonly end: number } | null => {
    hereStringStart.lastIndex = at
    const [start = '', quote = ''] = hereStringStart.exec(text) ?? []
    if (start === '' || unended.has(quote)) return null
    const from = at + start.length
    const close = text.indexOf(`\n${quote}@`, from)
    if (close === -1) {
      unended.add(quote)
      return null
    }
    const content = text.slice(from, close).replace(/\r$/, '')
    return { text: quote === '"' ? unescaped(content) : content, end: close + 3 }
  }
}
