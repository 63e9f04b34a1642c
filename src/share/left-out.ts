import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { PackedLeftOut } from './packed-left-out.ts'

/** More ids than this are not put into a link: it would be longer than browsers and chat tools take. */
export const maxLinkedRecordIds = 3000

/** Browsers forget a longer address when the page is loaded again: Chromium takes 2 MB, Firefox 1 MB. */
export const maxFragment = 500_000

/** The texts of a configuration that a link does not hold as they are. */
export type Texts = Pick<Configuration, 'record_ids_text' | 'filter_json'> & {
  /** The packed filter as JSON, where it is too long for an address; null otherwise. */
  readonly filter: string | null
}

/** What a link says of the texts that it does not hold: which they are, and how much is missing without them. */
export type LeftOut = {
  /** Digest of both texts. */
  readonly texts: string
  /** The list of record ids, where it is too long for a link; its digest does not depend on how it is written. */
  readonly record_ids: { readonly count: number; readonly digest: string } | null
  /** How many words of the record-ID box look like ids and are none that can be asked for. */
  readonly other_words: number
  /** Whether there is a JSON text that is no filter. */
  readonly has_json: boolean
  /** Whether the filter is too long for an address. */
  readonly has_filter: boolean
}

export const packLeftOut = (left: LeftOut): PackedLeftOut => ({
  d: left.texts,
  ...(left.record_ids ? { l: [left.record_ids.count, left.record_ids.digest] } : {}),
  ...(left.other_words > 0 ? { w: left.other_words } : {}),
  ...(left.has_json ? { j: 1 } : {}),
  ...(left.has_filter ? { t: 1 } : {}),
})

/** What a link to a configuration leaves out; null where the link holds all of it. */
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

export const textsDigest = ({ record_ids_text, filter_json, filter }: Texts): Promise<string> =>
  digestOf(JSON.stringify([record_ids_text, filter_json, filter]))

/** The digest of a list of ids. */
export const listDigest = (ids: readonly Uuid[]): Promise<string> => digestOf(ids.join('\n'))

/** 128 bits of SHA-256: nobody finds two texts with the same. */
async function digestOf(text: string): Promise<string> {
  const { sha256Of } = await import('./sha256.ts')
  return (await sha256Of(text)).slice(0, 32)
}
