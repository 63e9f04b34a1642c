import type { Configuration } from '#domain/configuration/configuration.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'
import { emptyBecause } from './words.ts'

export type WhyEmpty = { readonly why: string; readonly hint: string }

/** Why the file would be empty, and what to do about it. Null if it has records, or may have some. */
export function whyEmpty(
  { selector }: Pick<Configuration, 'selector'>,
  count: RecordCount,
  total: number | null,
): WhyEmpty | null {
  if (count.state !== 'known' || count.isOutdated || count.count.in_file !== 0) return null
  if (total === 0) return emptyBecause.queue
  if (count.count.selected > 0) return emptyBecause.metrics
  return emptyBecause[selector]
}
