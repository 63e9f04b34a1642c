import type { Configuration } from '#domain/configuration/configuration.ts'
import { uuidVersion, type Uuid } from '#domain/contract/uuid.ts'
import { base64UrlToBytes } from './base64-url.ts'
import { isBoundedJson } from './bounds.ts'
import { inflateRaw, TooLarge } from './deflate.ts'
import { unpackWhole } from './unpack-configuration.ts'
import { unpackRecordIds } from './pack-record-ids.ts'
import { parseJson } from './parse-json.ts'

/**
 * Reads links of format 1, `packed` or `packed.ids`, which have no checksum. The end mark of the
 * deflated JSON and the length of the ids reveal appended text. Changes are detected only if the JSON
 * cannot be read completely: a changed letter in a file name, or a cut between two ids, goes
 * unnoticed.
 */

type Read =
  | { readonly configuration: Configuration; readonly record_ids: readonly Uuid[] }
  /** Damaged, with the readable part of the JSON. */
  | { readonly json: string | null }

/** The most base64url characters that may be appended without a separator. */
const mostAppended = 64
/** A longer piece after a line end is more of the link, not a word. */
const longWord = 40

/** Reads what follows the version in a link of format 1. @throws TooLarge beyond the limit of a link. */
export async function decodeFormat1(rest: string): Promise<Read> {
  const own = /^[\w.\s-]*/.exec(rest)?.[0] ?? ''
  const joined = own.replaceAll(/\s+/g, '')
  const [first = '', next = ''] = own.split(/\s+/, 2)
  // A mail program breaks a link into lines; a person adds a word after it.
  const whole = await read(joined, 0)
  if ('configuration' in whole) return whole
  const cut = next.length < longWord ? await read(first, mostAppended) : whole
  if ('configuration' in cut) return cut
  const trimmed = first === joined ? cut : await read(joined, mostAppended)
  return 'configuration' in trimmed || trimmed.json !== null ? trimmed : cut
}

async function read(text: string, most: number): Promise<Read> {
  const [packed = '', ids = ''] = text.split('.')
  const json = await inflateStart(packed, most)
  const value = json === null ? null : parseJson(json)
  if (!isBoundedJson(value)) throw new TooLarge()
  const configuration = unpackWhole(value)
  const record_ids = readIds(ids, most > 0)
  return configuration && record_ids ? { configuration, record_ids } : { json }
}

/** Inflates the JSON at the start of a text, ignoring some characters at the end. */
async function inflateStart(text: string, most: number): Promise<string | null> {
  for (let length = text.length; length > 0 && length >= text.length - most; length -= 1) {
    const bytes = base64UrlToBytes(text.slice(0, length))
    const json = bytes && (await inflateRaw(bytes))
    if (json !== null) return json
  }
  return null
}

/** After the last id, `-` and `_` are ignored, but letters may belong to an id. */
function readIds(text: string, admitsSigns: boolean): readonly Uuid[] | null {
  const count = Math.floor((text.length * 3) / 64)
  const length = Math.ceil((count * 64) / 3)
  const behind = text.slice(length)
  if (behind !== '' && !(admitsSigns && /^[_-]+$/.test(behind))) return null
  const bytes = base64UrlToBytes(text.slice(0, length))
  const ids = bytes && unpackRecordIds(bytes)
  return ids?.every((id) => uuidVersion(id) === 4) ? ids : null
}
