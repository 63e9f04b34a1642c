import type { Configuration } from '#domain/configuration/configuration.ts'
import { planExport, type Planned, type PlanOptions } from '#domain/configuration/plan-export.ts'
import { presentMinute } from '#domain/filter-tree/relative-date.ts'
import { readIds } from '#features/record-ids/read-ids.ts'

/** Turns the form's values into an export with a file name, or returns the problems. */
export async function prepareExport(
  configuration: Configuration,
  options: Pick<PlanOptions, 'known' | 'countOf' | 'count'>,
): Promise<Planned> {
  const { ids } = await readIds(configuration.record_ids_text)
  return planExport(configuration, { ...options, ids, now: presentMinute(), at: new Date() })
}
