import { outOfFence, parsePastedJson } from './json-text.ts'
import { readIdsPlainly } from '#domain/record-ids/plain-ids.ts'
import { isCurlText, readCurl, type CurlRefusal } from './read-curl.ts'

/** JSON that was pasted, alone or in a cURL command. */
export type PastedJson = {
  readonly json: string
  /** The parsed value, with its ids read as in the paste box. */
  readonly value: unknown
  /** The address in a cURL command, null if it has none; undefined for JSON alone. */
  readonly url: string | null | undefined
}
export type NoPastedJson = {
  readonly refused: 'empty' | 'no_body' | 'no_json'
  readonly message: string
}

const curlRefusals: Readonly<Record<CurlRefusal['refused'], (option: string) => string>> = {
  unknown_option: (option) => `cURL has no option “${option}”. Check the command.`,
  no_value: (option) => `“${option}” has no value. Copy the whole cURL command.`,
  several: () => 'This text has several requests. Paste one of them.',
  several_queues: () => 'This cURL command has the addresses of several queues. Keep one.',
  form: () => 'This cURL command sends a form, not JSON.',
  file: () => 'This cURL command reads its request from a file. Paste the content of that file.',
  filled_in: () =>
    'The request of this cURL command comes from a variable or another command. Paste its JSON.',
  config: () => 'Some options of this cURL command are in a file (--config). Paste them too.',
}

/** Reads JSON or a cURL command from a pasted text. Ignores a code block and odd spaces around it. */
export function readPastedJson(pasted: string): PastedJson | NoPastedJson {
  if (pasted.trim() === '') return refuse('empty', 'Paste a request as JSON or cURL.')
  const text = outOfFence(pasted)
  const curl = readCurl(text)
  if (curl === null && isCurlText(text)) {
    const message = /[\u2018-\u201f]/.test(text)
      ? 'This cURL command has curly quotes, which chat tools often add. Replace them with straight ones.'
      : 'A quote in this cURL command isn’t closed. Copy the whole command.'
    return refuse('no_body', message)
  }
  if (curl && 'refused' in curl) return refuse('no_body', curlRefusals[curl.refused](curl.option))
  if (curl && curl.body === null) return refuse('no_body', 'This cURL command sends no request.')
  const json = curl?.body ?? text
  const read = parsePastedJson(json)
  if ('value' in read) return { ...read, value: readIdsPlainly(read.value), url: curl?.url }
  const place = /^[\s\u00a0\ufeff]*[[{]/.test(json)
    ? `Line ${read.line}, column ${read.column}: ${read.message}`
    : ''
  if (!curl) return refuse('no_json', place || 'This is neither JSON nor a cURL command.')
  const isCurly = /^\s*[\u2018-\u201f]/.test(json)
  const message = isCurly
    ? 'This cURL command has curly quotes, which chat tools often add. Replace them with straight ones.'
    : `This cURL command doesn’t send valid JSON. ${place}`.trim()
  return refuse('no_json', message)
}

const refuse = (refused: NoPastedJson['refused'], message: string): NoPastedJson => ({
  refused,
  message,
})
