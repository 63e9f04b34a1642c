import type { Configuration } from '#domain/configuration/configuration.ts'
import type { LeftOut } from './left-out.ts'
import type { PackedLeftOut } from './packed-left-out.ts'

/** Unpacks `LeftOut` of a link; missing keys are empty parts. */
export const unpackLeftOut = ({ d, l, w, j, t }: PackedLeftOut): LeftOut => ({
  texts: d,
  record_ids: l ? { count: l[0], digest: l[1] } : null,
  other_words: w ?? 0,
  has_json: j === 1,
  has_filter: t === 1,
})

const thousands = (count: number): string => count.toLocaleString('en')

/** Sentences for a user whose device lacks what the link leaves out. */
export function leftOutNotices(
  { record_ids, other_words, has_json }: Omit<LeftOut, 'texts' | 'has_filter'>,
  selector: Configuration['selector'],
): readonly string[] {
  const notices: string[] = []
  if (record_ids !== null) {
    const count = thousands(record_ids.count)
    notices.push(
      selector === 'record_ids'
        ? `This link doesn’t include its ${count} record IDs. Ask the sender for the export as a file, or paste the IDs below.`
        : `This link doesn’t include its ${count} record IDs. The filter doesn’t need them.`,
    )
  }
  if (other_words > 0) {
    notices.push(
      other_words === 1
        ? 'This link doesn’t include 1 entry of its list that couldn’t be read as a record ID.'
        : `This link doesn’t include ${thousands(other_words)} entries of its list that couldn’t be read as record IDs.`,
    )
  }
  if (has_json) {
    notices.push(
      'This link doesn’t include its JSON, which wasn’t a valid filter yet. It opens the last valid filter.',
    )
  }
  return notices
}
