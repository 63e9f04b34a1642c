import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'

export type WhyEmpty = { readonly why: string; readonly hint: string }

/** Why the file would be empty, and what to do about it. Null if it has records, or may have some. */
export function whyEmpty(
  { selector }: Pick<Configuration, 'selector'>,
  count: RecordCount,
  total: number | null,
): WhyEmpty | null {
  if (count.state !== 'known' || count.isOutdated || count.count.in_file !== 0) return null
  if (total === 0) {
    return {
      why: 'This queue has no records yet.',
      hint: 'Choose another queue, or come back later.',
    }
  }
  if (count.count.selected > 0) {
    return {
      why: 'All selected sessions have unfinished metrics.',
      hint: 'Turn off “Only computed values” to export them.',
    }
  }
  return selector === 'record_ids'
    ? {
        why: 'None of these IDs are in this queue.',
        hint: 'Check the list, or choose another queue.',
      }
    : { why: 'No records match.', hint: 'Change or mute a condition to export.' }
}
