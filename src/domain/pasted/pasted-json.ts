import { outOfFence, parsePastedJson } from './json-text.ts'
import { readIdsPlainly } from '#domain/record-ids/plain-ids.ts'
import { isCurlText, readCurl, type CurlRefusal } from './read-curl.ts'

/** JSON that somebody pasted as such, or in the cURL line that sends it. */
export type PastedJson = {
  readonly json: string
  /** Its ids are read as the paste box reads them. */
  readonly value: unknown
  /** Where a cURL line sends it; null where it has no address, undefined for JSON alone. */
  readonly url: string | null | undefined
}
export type NoPastedJson = {
  readonly refused: 'empty' | 'no_body' | 'no_json'
  readonly message: string
}

const curlRefusals: Readonly<Record<CurlRefusal['refused'], (option: string) => string>> = {
  unknown_option: (option) => `cURL has no option “${option}”. Check this line.`,
  no_value: (option) => `“${option}” has no value in this cURL line. Copy all of it.`,
  several: () => 'This text sends several requests. Paste one of them.',
  several_queues: () => 'This cURL line has the addresses of several queues. Leave one.',
  form: () => 'This cURL line sends a form, not JSON.',
  file: () => 'This cURL line reads its request from a file. Paste the content of that file.',
  filled_in: () =>
    'The request of this cURL line comes from a variable or a command. Paste its JSON.',
  config: () => 'Options of this cURL line stand in a file (--config). Paste all of them.',
}

/** Reads JSON, or a cURL line that sends some, out of what came with it: a code block, odd spaces. */
export function readPastedJson(pasted: string): PastedJson | NoPastedJson {
  if (pasted.trim() === '') return refuse('empty', 'Paste the JSON of a request, or a cURL line.')
  const text = outOfFence(pasted)
  const curl = readCurl(text)
  if (curl === null && isCurlText(text)) {
    const message = /[\u2018-\u201f]/.test(text)
      ? 'This cURL line has curly quotes, as chat tools write them. Paste it with straight ones.'
      : 'A quotation in this cURL line does not end. Copy all of it.'
    return refuse('no_body', message)
  }
  if (curl && 'refused' in curl) return refuse('no_body', curlRefusals[curl.refused](curl.option))
  if (curl && curl.body === null) return refuse('no_body', 'This cURL line sends no request.')
  const json = curl?.body ?? text
  const read = parsePastedJson(json)
  if ('value' in read) return { ...read, value: readIdsPlainly(read.value), url: curl?.url }
  const place = /^[\s\u00a0\ufeff]*[[{]/.test(json)
    ? `Line ${read.line}, column ${read.column}: ${read.message}`
    : ''
  if (!curl) return refuse('no_json', place || 'This is neither JSON nor a cURL line.')
  const isCurly = /^\s*[\u2018-\u201f]/.test(json)
  const message = isCurly
    ? 'This cURL line has curly quotes, as chat tools write them. Paste it with straight ones.'
    : `What this cURL line sends is not JSON. ${place}`.trim()
  return refuse('no_json', message)
}

const refuse = (refused: NoPastedJson['refused'], message: string): NoPastedJson => ({
  refused,
  message,
})
