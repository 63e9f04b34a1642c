import { curlArguments, type CurlArgument } from './curl-options.ts'
import { shellCommands, type ShellCommand } from './shell-words.ts'
import { cmdCommands, isForCmd, isForPowerShell, powerShellCommands } from './windows-words.ts'

/** The address and the body of a cURL command; null if it has none. */
export type CurlLine = { readonly url: string | null; readonly body: string | null }

/** Why it is unclear what a cURL command sends. */
export type CurlRefusal = {
  readonly refused:
    | 'unknown_option'
    | 'no_value'
    | 'several'
    | 'several_queues'
    | 'form'
    | 'file'
    | 'filled_in'
    | 'config'
  /** The option that causes it, if any. */
  readonly option: string
  readonly url?: undefined
  readonly body?: undefined
}

const prompt = /^\s*(?:PS [^\n>]*>|[^\s'"=]*[$%>❯➜]|[^\s'"=#]+#)[ \t]*(?=\S)/
const curlWord = /(?:^|[/\\])curl(?:\.exe)?$/i
/** Text before a command: variables, wrappers, and their options and times. */
const beforeCommand =
  /^(?:\w+=[^]*|sudo|doas|time|timeout|command|exec|env|nohup|nice|&|!|-\S*|\d+(?:\.\d+)?[smh]?)$/
const data = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json'])
/** A value that the shell takes from a variable, a command or a file. */
const filledIn = /^\s*(?:\$[({\w]|`|%\w+%\s*$)/

/** Whether a text starts like a cURL command, even with an unclosed quote. */
export const isCurlText = (text: string): boolean =>
  /^(?:\s*#.*\n)*\s*(?:[^\s'"]*[$%>❯#]\s+|PS [^\n>]*>\s*)?(?:\w+=\S*\s+)*(?:\S*[/\\])?curl(?:\.exe)?\s/i.test(
    text,
  )

/**
 * Reads commands of a POSIX shell, the Windows command prompt (also as browsers copy them) or
 * PowerShell, and returns the request of the only cURL call. Null if there is none, or if a quote or
 * a here-document is not closed. Headers, and keys in them, are dropped.
 */
export function readCurl(text: string): CurlLine | CurlRefusal | null {
  const commands = commandsOf(
    text
      .replace(/^\ufeff/, '')
      .trim()
      .replace(prompt, ''),
  )
  const calls = commands?.flatMap((command) => callsOf(command)) ?? []
  const [first, ...others] = calls
  if (!first) return null
  if (others.length === 0) return first
  const sending = calls.filter((call) => 'refused' in call || call.body !== null)
  const [one = first] = sending
  return sending.length > 1 ? { refused: 'several', option: '' } : one
}

function commandsOf(text: string): readonly ShellCommand[] | null {
  if (isForCmd(text)) return cmdCommands(text)
  if (isForPowerShell(text)) return powerShellCommands(text)
  const commands = shellCommands(text)
  if (commands === null || commands.some(isCurl)) return commands
  // A call whose output goes to a variable: NAME=$(curl …).
  return commands.flatMap(({ words }) =>
    words.flatMap((word) => {
      const inner = /^\w+=\$\(([^]*)\)$/.exec(word)?.[1]
      return inner === undefined ? [] : (shellCommands(inner) ?? [])
    }),
  )
}

const nameAt = ({ words }: ShellCommand): number =>
  words.findIndex((word) => !beforeCommand.test(word))
const isCurl = (command: ShellCommand): boolean =>
  curlWord.test(command.words[nameAt(command)] ?? '')

/** The requests of one call, which `--next` separates. */
function callsOf(command: ShellCommand): readonly (CurlLine | CurlRefusal)[] {
  if (!isCurl(command)) return []
  const requests: CurlArgument[][] = [[]]
  for (const argument of curlArguments(command.words.slice(nameAt(command) + 1))) {
    if ('option' in argument && argument.option === 'next') requests.push([])
    else requests.at(-1)?.push(argument)
  }
  return requests.map((request) => requestOf(request, command.input))
}

function requestOf(given: readonly CurlArgument[], input: string | null): CurlLine | CurlRefusal {
  const urls: string[] = []
  let body: string | null = null
  let isInUrl = false
  for (const argument of given) {
    if ('refused' in argument) return argument
    if ('url' in argument) {
      urls.push(argument.url)
      continue
    }
    const { option, value } = argument
    if (option === 'url') urls.push(value)
    else if (option === 'get' || option === 'head') isInUrl = true
    else if (option === 'config') return { refused: 'config', option: '--config' }
    else if (option === 'form' || option === 'form-string') return { refused: 'form', option }
    else if (option === 'upload-file') return { refused: 'file', option }
    else if (data.has(option)) {
      const part = sentBy(option, value, input)
      if (part === null) return { refused: filledIn.test(value) ? 'filled_in' : 'file', option }
      // cURL joins several parts with an ampersand, except parts of JSON.
      body = body === null ? part : body + (option === 'json' ? '' : '&') + part
    }
  }
  const queues = new Set(urls.filter((url) => /\/annotation_queues\//.test(url)))
  if (queues.size > 1) return { refused: 'several_queues', option: '' }
  return { url: [...queues][0] ?? urls[0] ?? null, body: isInUrl ? null : body }
}

/** The data of an option; null if the text does not have it. */
function sentBy(option: string, value: string, input: string | null): string | null {
  if (filledIn.test(value)) return null
  if (option === 'data-urlencode') {
    const [, name = '', content = value] = /^([^=@]*)=([^]*)$/.exec(value) ?? []
    return name === '' ? encodeURIComponent(content) : `${name}=${encodeURIComponent(content)}`
  }
  if (option === 'data-raw' || !value.startsWith('@')) return unescapedOnce(value)
  return value === '@-' ? input : null
}

/** PowerShell 5 removes quotes from words, so people write a backslash before each one. */
const unescapedOnce = (value: string): string =>
  /^\s*[[{]\s*\\"/.test(value) ? value.replaceAll(/\\(["\\])/g, '$1') : value
