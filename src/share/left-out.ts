import { z } from 'zod'
import type { Configuration } from '#domain/configuration.ts'
import { readRecordIds } from '#domain/record-ids.ts'

/** More ids than this are not put into a link: it would be longer than browsers and chat tools take. */
export const maxLinkedRecordIds = 3000

/** The texts of a configuration that a link does not hold as they are. */
export type Texts = Pick<Configuration, 'record_ids_text' | 'filter_json'>

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
}

const digestSchema = z.string().regex(/^[0-9a-f]{32}$/)
/** The same in a link: short keys, and no key for what is not there. */
export const packedLeftOutSchema = z.strictObject({
  d: digestSchema,
  l: z.tuple([z.int().positive(), digestSchema]).optional(),
  w: z.int().positive().optional(),
  j: z.literal(1).optional(),
})
export type PackedLeftOut = z.output<typeof packedLeftOutSchema>

export const packLeftOut = (left: LeftOut): PackedLeftOut => ({
  d: left.texts,
  ...(left.record_ids ? { l: [left.record_ids.count, left.record_ids.digest] } : {}),
  ...(left.other_words > 0 ? { w: left.other_words } : {}),
  ...(left.has_json ? { j: 1 } : {}),
})

export const unpackLeftOut = ({ d, l, w, j }: PackedLeftOut): LeftOut => ({
  texts: d,
  record_ids: l ? { count: l[0], digest: l[1] } : null,
  other_words: w ?? 0,
  has_json: j === 1,
})

/** What a link to a configuration leaves out; null where the link holds all of it. */
export async function leftOutOf({ record_ids_text, filter_json }: Texts): Promise<LeftOut | null> {
  const { record_ids, malformed, wrong_version } = readRecordIds(record_ids_text)
  const list = record_ids.join('\n')
  const isTooLong = record_ids.length > maxLinkedRecordIds
  if (!isTooLong && filter_json === null && record_ids_text.trim() === list) return null
  return {
    texts: await textsDigest({ record_ids_text, filter_json }),
    record_ids: isTooLong ? { count: record_ids.length, digest: await digestOf(list) } : null,
    other_words: malformed.length + wrong_version.length,
    has_json: filter_json !== null,
  }
}

export const textsDigest = ({ record_ids_text, filter_json }: Texts): Promise<string> =>
  digestOf(JSON.stringify([record_ids_text, filter_json]))

/** The digest of the list of ids that a text holds. */
export const listDigest = (text: string): Promise<string> =>
  digestOf(readRecordIds(text).record_ids.join('\n'))

/** 128 bits of SHA-256: nobody finds two texts with the same. */
async function digestOf(text: string): Promise<string> {
  const { sha256Of } = await import('./sha256.ts')
  return (await sha256Of(text)).slice(0, 32)
}

const thousands = (count: number): string => count.toLocaleString('en')

/** Says what a link does not hold to somebody who does not have it either. */
export function leftOutNotices(
  { record_ids, other_words, has_json }: Omit<LeftOut, 'texts'>,
  selector: Configuration['selector'],
): readonly string[] {
  const notices: string[] = []
  if (record_ids !== null) {
    const count = thousands(record_ids.count)
    notices.push(
      selector === 'record_ids'
        ? `This link does not hold its ${count} record IDs. Ask its sender for the export as a file, or paste the IDs below.`
        : `This link does not hold its ${count} record IDs. The filter does not need them.`,
    )
  }
  if (other_words > 0) {
    const words = other_words === 1 ? '1 entry' : `${thousands(other_words)} entries`
    notices.push(
      `This link does not hold ${words} of its list that could not be read as record IDs.`,
    )
  }
  if (has_json) {
    notices.push(
      'This link does not hold its JSON, which was not a filter yet. It opens the filter as it was before.',
    )
  }
  return notices
}
