import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { PackedLeftOut } from './packed-left-out.ts'

/** With more ids, a link would be too long for browsers and chat tools. */
export const maxLinkedRecordIds = 3000

/** On reload, browsers drop longer addresses: Chromium at 2 MB, Firefox at 1 MB. */
export const maxFragment = 500_000

/** The texts of a configuration that a link may leave out. */
export type Texts = Pick<Configuration, 'record_ids_text' | 'filter_json'> & {
  /** The packed filter as JSON, if it is too long for an address; otherwise null. */
  readonly filter: string | null
}

/** Names the texts that a link leaves out, and how much is missing without them. */
export type LeftOut = {
  /** Digest of both texts. */
  readonly texts: string
  /** The list of record ids, if it is too long for a link. Its digest does not depend on the notation. */
  readonly record_ids: { readonly count: number; readonly digest: string } | null
  /** Number of words in the record-ID box that look like ids but are not valid ids. */
  readonly other_words: number
  /** Whether there is JSON that is not a valid filter. */
  readonly has_json: boolean
  /** Whether the filter is too long for an address. */
  readonly has_filter: boolean
}

/** Packs `LeftOut` for a link; `unpackLeftOut` is the inverse. */
export const packLeftOut = (left: LeftOut): PackedLeftOut => ({
  d: left.texts,
  ...(left.record_ids ? { l: [left.record_ids.count, left.record_ids.digest] } : {}),
  ...(left.other_words > 0 ? { w: left.other_words } : {}),
  ...(left.has_json ? { j: 1 } : {}),
  ...(left.has_filter ? { t: 1 } : {}),
})

/** What the link of a configuration leaves out; null if it has everything. */
export async function leftOutOf(texts: Texts, ids: RecordIds): Promise<LeftOut | null> {
  const { record_ids_text, filter_json, filter } = texts
  const { record_ids, malformed, wrong_version } = ids
  const list = record_ids.join('\n')
  const isTooLong = record_ids.length > maxLinkedRecordIds
  const isHeld = !isTooLong && record_ids_text.trim() === list
  if (isHeld && filter_json === null && filter === null) return null
  return {
    texts: await textsDigest(texts),
    record_ids: isTooLong ? { count: record_ids.length, digest: await digestOf(list) } : null,
    other_words: malformed.length + wrong_version.length,
    has_json: filter_json !== null,
    has_filter: filter !== null,
  }
}

/** The digest of all texts that a link may leave out. */
export const textsDigest = ({ record_ids_text, filter_json, filter }: Texts): Promise<string> =>
  digestOf(JSON.stringify([record_ids_text, filter_json, filter]))

/** The digest of a list of ids. */
export const listDigest = (ids: readonly Uuid[]): Promise<string> => digestOf(ids.join('\n'))

/** 128 bits of SHA-256, enough to rule out collisions. */
async function digestOf(text: string): Promise<string> {
  const { sha256Of } = await import('./sha256.ts')
  return (await sha256Of(text)).slice(0, 32)
}
