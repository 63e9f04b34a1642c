/** What a cURL line sends: its address, and its body as one text; null where it has none. */
export type CurlLine = { readonly url: string | null; readonly body: string | null }

const bodyOptions = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-ascii',
  '--data-binary',
  '--json',
])
/** Of these, an `@` at the beginning of the value is read as it stands. */
const literalOptions = new Set(['--data-raw'])
/** Options that are followed by a value of their own. */
const otherOptions = new Set(
  '-H --header -X --request -o --output -u --user -A --user-agent -b --cookie -e --referer -m --max-time --connect-timeout --retry -x --proxy --cacert --url'.split(
    ' ',
  ),
)

/**
 * Reads a command line as a POSIX shell would (2.2 Quoting), and bash's `$'…'`, and takes cURL's
 * options from it. Null where it is no call of cURL.
 */
export function readCurl(text: string): CurlLine | null {
  const command = shellCommand(text.trim().replace(/^(?:#.*\s+)*(?:\$\s+)?/, ''))
  const words = command?.words ?? []
  if (command === null || !/(^|\/)curl(\.exe)?$/.test(words[0] ?? '')) return null
  const bodies: string[] = []
  let url: string | null = null
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const [option = '', ...rest] = word.split('=')
    const next = words[index + 1]
    if (bodyOptions.has(word) && next !== undefined) {
      const isInput = next === '@-' && !literalOptions.has(word)
      bodies.push(isInput ? (command.input ?? next) : next)
      index += 1
    } else if (word.startsWith('--') && bodyOptions.has(option)) bodies.push(rest.join('='))
    else if (/^-d./.test(word)) bodies.push(word.slice(2))
    else if (otherOptions.has(word)) {
      if (word === '--url') url = next ?? null
      index += 1
    } else if (!word.startsWith('-')) url ??= word
  }
  // cURL joins several parts with an ampersand.
  return { url, body: bodies.length === 0 ? null : bodies.join('&') }
}

/** A command line's words, and what a here-document gives it to read. */
type ShellCommand = { readonly words: readonly string[]; readonly input: string | null }

/** Where a here-document is announced (2.7.4): its delimiter, in quotes or not. */
const hereDocument = /<<\s*(?:'([^'\n]+)'|"([^"\n]+)"|([^\s'"<&|;]+))/y

/** Null where a quotation or a here-document does not end. */
function shellCommand(text: string): ShellCommand | null {
  const words: string[] = []
  let input: string | null = null
  let here: RegExpExecArray | null = null
  let word: string | null = null
  let at = 0
  const until = (end: string): string | null => {
    const close = text.indexOf(end, at)
    if (close === -1) return null
    const part = text.slice(at, close)
    at = close + 1
    return part
  }
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (sign === '<') {
      hereDocument.lastIndex = at
      const found = hereDocument.exec(text)
      if (found) {
        here = found
        at += found[0].length
        continue
      }
    }
    at += 1
    if (sign === '\n' && here !== null) {
      const read = documentFrom(text, at, here)
      if (read === null) return null
      input = read.text
      at = read.end
      here = null
    }
    if (sign === '\\') {
      const next = text[at] ?? ''
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1
      // A line that is continued is one line.
      if (next !== '\n' && next !== '\r') word = (word ?? '') + next
    } else if (sign === "'") {
      const part = until("'")
      if (part === null) return null
      word = (word ?? '') + part
    } else if (sign === '"' || (sign === '$' && text[at] === "'")) {
      if (sign === '$') at += 1
      const quoted = escaped(text, at, sign === '"' ? '"' : "'")
      if (quoted === null) return null
      word = (word ?? '') + quoted.text
      at = quoted.end
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + sign
  }
  if (word !== null) words.push(word)
  return here === null ? { words, input } : null
}

/** The lines from a place on up to the one that is the delimiter; null where none is. */
function documentFrom(text: string, from: number, [, single, double, bare]: RegExpExecArray) {
  const delimiter = single ?? double ?? bare
  let start = from
  while (start < text.length) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    if (text.slice(start, end).replace(/\r$/, '') === delimiter) {
      const lines = text.slice(from, start)
      // Without quotes around the delimiter a backslash means something.
      return { text: bare ? lines.replaceAll(/\\([$`\\])/g, '$1') : lines, end }
    }
    start = end + 1
  }
  return null
}

const ansiSigns: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** A quotation in which a backslash means something, from behind its first quote. */
function escaped(text: string, from: number, quote: '"' | "'") {
  let read = ''
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === quote) return { text: read, end: at + 1 }
    if (sign !== '\\') {
      read += sign
      continue
    }
    at += 1
    const next = text[at] ?? ''
    if (quote === '"') read += '"\\$`'.includes(next) ? next : next === '\n' ? '' : `\\${next}`
    else {
      const code = /^(?:u([0-9a-f]{1,4})|x([0-9a-f]{1,2}))/i.exec(text.slice(at, at + 5))
      if (code) {
        read += String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16))
        at += code[0].length - 1
      } else read += ansiSigns[next] ?? next
    }
  }
  return null
}
