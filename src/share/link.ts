import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { isBounded, maxLinkedBytes } from './bounds.ts'
import { bytesToBase64Url } from './base64-url.ts'
import { checkOf } from './check-text.ts'
import type { DecodedLink } from './decode-link.ts'
import { deflateRaw } from './deflate.ts'
import {
  leftOutOf,
  maxFragment,
  maxLinkedRecordIds,
  packLeftOut,
  type LeftOut,
  type Texts,
} from './left-out.ts'
import { packConfiguration } from './pack-configuration.ts'
import { packRecordIds } from './pack-record-ids.ts'
import type { PackedConfiguration } from './packed-configuration.ts'

/**
 * Codec and version of a link: JSON with short keys, deflate-raw (RFC 1951), base64url (RFC 4648, 5).
 * A point and 16 bytes per record id may follow, then a point and the CRC-32 of all that. The
 * checksum shows where the link ends and that it is complete.
 */
const linkPrefix = 'w2.'

const sharedPrefix = 's1.'

/** The fragment of a configuration that a server stores under its hash. */
export const sharedFragment = (hash: string): string => `${sharedPrefix}${hash}`

export type EncodedLink = {
  /** The fragment, without `#`. */
  readonly fragment: string
  /** Number of record ids that the link leaves out because they are too many, or 0. */
  readonly omitted_record_ids: number
  /** Names what the link leaves out, to find it again on this device; null for nothing. */
  readonly left_out: LeftOut | null
  /** The texts that the link leaves out. */
  readonly texts: Texts
}

/**
 * Writes a configuration, whose pasted text has `ids`, as a fragment. Equal configurations give equal
 * links, whatever their node keys. A link has no credentials and no host.
 */
export async function encodeLink(
  configuration: Configuration,
  ids: RecordIds,
): Promise<EncodedLink> {
  const { record_ids_text, filter_json } = configuration
  const packed = packConfiguration(configuration)
  const whole = await encodePacked(packed, { record_ids_text, filter_json, filter: null }, ids)
  const isShort = whole.link.fragment.length <= maxFragment && whole.bytes <= maxLinkedBytes
  if (isShort && isBounded(configuration)) return whole.link
  const { t, ...rest } = packed
  const filter = JSON.stringify(t ?? null)
  return (await encodePacked(rest, { record_ids_text, filter_json, filter }, ids)).link
}

/** The link, and the size of its JSON in bytes. */
async function encodePacked(
  packed: PackedConfiguration,
  texts: Texts,
  ids: RecordIds,
): Promise<{ readonly link: EncodedLink; readonly bytes: number }> {
  const { record_ids } = ids
  const linked = record_ids.length <= maxLinkedRecordIds ? record_ids : []
  const left_out = await leftOutOf(texts, ids)
  const value = { ...packed, ...(left_out ? { x: packLeftOut(left_out) } : {}) }
  const json = new TextEncoder().encode(JSON.stringify(value))
  const idPart = linked.length > 0 ? `.${bytesToBase64Url(packRecordIds(linked))}` : ''
  const body = `${linkPrefix}${bytesToBase64Url(await deflateRaw(json))}${idPart}`
  const link = {
    fragment: `${body}.${checkOf(body)}`,
    omitted_record_ids: record_ids.length - linked.length,
    left_out,
    texts,
  }
  return { link, bytes: json.length }
}

/**
 * Reads the link in a fragment (with or without `#`), an address or a longer text. A link made with
 * redaction off opens with redaction on and a notice. Never throws: damage and newer versions are
 * errors, as sentences.
 */
export async function decodeLink(text: string): Promise<DecodedLink> {
  const { readLink } = await import('./decode-link.ts')
  return readLink(text)
}
