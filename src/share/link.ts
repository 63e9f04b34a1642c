import type { Configuration } from '#domain/configuration.ts'
import { readRecordIds } from '#domain/record-ids.ts'
import { base64UrlToBytes, bytesToBase64Url } from './base64-url.ts'
import { deflateRaw, inflateRaw } from './deflate.ts'
import { packRecordIds, unpackRecordIds } from './pack-record-ids.ts'
import { packConfiguration, unpackConfiguration } from './pack-configuration.ts'

/** Names codec and version of a link: JSON with short keys, deflate-raw (RFC 1951), base64url (RFC 4648, 5). */
const prefix = 'w1.'

/** More ids than this are not put into a link: it would be longer than browsers and chat tools take. */
export const maxLinkedRecordIds = 3000

const sharedPrefix = 's1.'

/** The fragment of a configuration that a server keeps under its hash. */
export const sharedFragment = (hash: string): string => `${sharedPrefix}${hash}`

/** The hash that such a fragment (with or without `#`) names; null for every other one. */
export const sharedHash = (fragment: string): string | null =>
  /^#?s1\.([0-9a-f]{64})$/.exec(fragment)?.[1] ?? null

export type EncodedLink = {
  /** The fragment, without `#`. */
  readonly fragment: string
  /** How many record ids the link leaves out because they are too many; 0 when it holds them all. */
  readonly omitted_record_ids: number
}

export type DecodedLink =
  | {
      readonly configuration: Configuration
      /** What differs from the configuration that the link was made of, as sentences. */
      readonly notices: readonly string[]
    }
  | {
      readonly error: string
      /** The JSON that the link holds, where it could be read so far. */
      readonly json?: string
    }

/**
 * Writes a configuration as a fragment. Deterministic: equal configurations give equal links,
 * whatever the keys of their nodes are. It can hold no credential and no host.
 */
export async function encodeLink(configuration: Configuration): Promise<EncodedLink> {
  const { record_ids } = readRecordIds(configuration.record_ids_text)
  const linked = record_ids.length <= maxLinkedRecordIds ? record_ids : []
  const json = new TextEncoder().encode(JSON.stringify(packConfiguration(configuration)))
  const ids = linked.length > 0 ? `.${bytesToBase64Url(packRecordIds(linked))}` : ''
  return {
    fragment: `${prefix}${bytesToBase64Url(await deflateRaw(json))}${ids}`,
    omitted_record_ids: record_ids.length - linked.length,
  }
}

/**
 * Reads a fragment (with or without `#`). A link that was made with redaction off opens with it on
 * and a notice. Never throws: damage and newer versions are errors, as sentences.
 */
export async function decodeLink(fragment: string): Promise<DecodedLink> {
  const text = fragment.replace(/^#/, '')
  if (!text.startsWith(prefix)) return foreignLink(text)
  const [packed = '', ids = ''] = text.slice(prefix.length).split('.')
  const bytes = base64UrlToBytes(packed)
  const json = bytes && (await inflateRaw(bytes))
  if (json === null) return { error: damaged }
  const unpacked = unpackConfiguration(json)
  if (unpacked === null) return { error: damaged, json }
  const idBytes = base64UrlToBytes(ids)
  const record_ids = idBytes && unpackRecordIds(idBytes)
  const notices = [
    ...(unpacked.redact
      ? []
      : [
          'The link was made with redaction off. It is on here: whoever may have unredacted data can switch it off.',
        ]),
    ...(record_ids === null ? ['The record IDs of this link are damaged and were left out.'] : []),
  ]
  const configuration: Configuration = {
    ...unpacked,
    record_ids_text: (record_ids ?? []).join('\n'),
    redact: true,
  }
  return { configuration, notices }
}

const damaged = 'This link is damaged: a part of it is missing or changed. Ask for it again.'

/** Of a newer version what can be read is told all the same: it may be JSON in the same form. */
async function foreignLink(text: string): Promise<DecodedLink> {
  const [, version, packed = ''] = /^w(\d+)\.([^.]*)/.exec(text) ?? []
  if (version === undefined) {
    return { error: 'This is no link of Winnow, or its beginning is missing.' }
  }
  const error = `This link was made by a newer version of Winnow (link format ${version}). Update Winnow to open it.`
  const bytes = base64UrlToBytes(packed)
  const json = bytes && (await inflateRaw(bytes))
  return json === null ? { error } : { error, json }
}
