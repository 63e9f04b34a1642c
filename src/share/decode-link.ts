import type { Configuration } from '#domain/configuration/configuration.ts'
import { z } from '#domain/contract/zod.ts'
import { base64UrlToBytes } from './base64-url.ts'
import { checkedBody } from './check-text.ts'
import { decodeFormat1 } from './decode-format-1.ts'
import { isBounded, isBoundedJson, maxLinkText } from './bounds.ts'
import { inflateRaw, TooLarge } from './deflate.ts'
import type { LeftOut } from './left-out.ts'
import { damagedLink, findLink } from './link-text.ts'
import { unpackWhole } from './unpack-configuration.ts'
import { packedLeftOutSchema } from './packed-left-out.ts'
import { unpackLeftOut } from './unpack-left-out.ts'
import { unpackRecordIds } from './pack-record-ids.ts'
import { parseJson } from './parse-json.ts'

export type DecodedLink =
  | {
      readonly configuration: Configuration
      /** Differences from the configuration of the link, as sentences. */
      readonly notices: readonly string[]
      /** What the link leaves out; null for nothing. */
      readonly left_out: LeftOut | null
    }
  | {
      readonly error: string
      /** The readable part of the link's JSON. */
      readonly json?: string
    }

const linkVersion = 2

const texts = {
  damaged: damagedLink,
  foreign: 'This isn’t a Winnow link, or its beginning is missing.',
  newer: (version: number) =>
    `This link was made by a newer version of Winnow (link format ${version}). Update Winnow to open it.`,
  tooLarge:
    'This link is too large for Winnow. Ask the sender for the export as a file, or for a smaller one.',
  unredacted:
    'The link was made with redaction off. Redaction is on here. People with permission can turn it off.',
  oldWithoutIds:
    'This link doesn’t include its record IDs because an earlier version of Winnow made it. Ask the sender for the export as a file, or paste the IDs below.',
} as const

/** As `decodeLink`. */
export async function readLink(text: string): Promise<DecodedLink> {
  if (text.length > maxLinkText) return { error: texts.tooLarge }
  try {
    return await readWithin(text)
  } catch (error) {
    if (error instanceof TooLarge) return { error: texts.tooLarge }
    throw error
  }
}

/** @throws TooLarge */
async function readWithin(text: string): Promise<DecodedLink> {
  const link = findLink(text)
  if (link?.kind !== 'w') return { error: texts.foreign }
  if (link.version === 1) return opened(await decodeFormat1(link.rest))
  if (link.version !== linkVersion) return newerLink(link.version, link.rest)
  const body = checkedBody(`w${linkVersion}.`, link.rest)
  const [packed = '', ids = ''] = (body ?? link.rest).split('.')
  const bytes = base64UrlToBytes(packed)
  const json = bytes && (await inflateRaw(bytes))
  if (json === null) return { error: texts.damaged }
  if (body === null) return { error: texts.damaged, json }
  const idBytes = base64UrlToBytes(ids)
  const record_ids = idBytes && unpackRecordIds(idBytes)
  const read = readJson(json)
  // The checksum fits, so a newer version wrote the unknown part.
  if (read === null || record_ids === null) return { error: texts.newer(linkVersion), json }
  return opened({ ...read, record_ids })
}

type Read = {
  readonly configuration: Configuration
  readonly record_ids: readonly string[]
  /** Undefined if the format has no such field. */
  readonly left_out?: LeftOut | null
}

/** The configuration of a link's JSON and what it leaves out; null if any part is unknown. */
function readJson(json: string): Omit<Read, 'record_ids'> | null {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  if (!isBoundedJson(value)) throw new TooLarge()
  const { x, ...packed } = value as Record<string, unknown>
  const configuration = unpackWhole(packed)
  const left = z.optional(packedLeftOutSchema).safeParse(x)
  if (configuration === null || !left.success) return null
  return { configuration, left_out: left.data ? unpackLeftOut(left.data) : null }
}

function opened(read: Read | { readonly json: string | null }): DecodedLink {
  if (!('configuration' in read)) {
    return { error: texts.damaged, ...(read.json === null ? {} : { json: read.json }) }
  }
  const { configuration, record_ids, left_out } = read
  if (!isBounded(configuration)) return { error: texts.tooLarge }
  const lacksIds =
    left_out === undefined && configuration.selector === 'record_ids' && record_ids.length === 0
  return {
    configuration: { ...configuration, record_ids_text: record_ids.join('\n'), redact: true },
    notices: [
      ...(configuration.redact ? [] : [texts.unredacted]),
      ...(lacksIds ? [texts.oldWithoutIds] : []),
    ],
    left_out: left_out ?? null,
  }
}

/** A newer version may still have JSON in the same form, so its readable part is returned. */
async function newerLink(version: number, rest: string): Promise<DecodedLink> {
  const error = version < 1 ? texts.foreign : texts.newer(version)
  const bytes = base64UrlToBytes(/^[\w-]*/.exec(rest)?.[0] ?? '')
  const json = bytes && (await inflateRaw(bytes))
  return json === null ? { error } : { error, json }
}
