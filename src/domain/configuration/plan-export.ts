import type { ExportRequest } from '#domain/contract/contract.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import type { Configuration } from './configuration.ts'
import type { FileCount } from './file-count.ts'
import { needsCount } from './file-name-tokens.ts'
import { planFileName } from './file-name.ts'
import type { Problem } from './problems.ts'
import { toRequest, withFixedDates, type KnownQueue } from './to-request.ts'

export type ExportPlan = {
  readonly queue_id: string
  readonly queue_name: string
  readonly configuration: Configuration
  readonly request: ExportRequest
}

export type Planned =
  | { readonly problems: readonly Problem[] }
  | {
      readonly plan: ExportPlan
      /** Null if it was not needed, and if it is unknown. */
      readonly expected: FileCount | null
      readonly file_name: string
    }

export type PlanOptions = {
  readonly known: KnownQueue
  readonly ids: Pick<RecordIds, 'record_ids'>
  /** What relative dates are counted from. */
  readonly now: Date
  /** The time in the file's name. */
  readonly at: Date
  /** The count of exactly this request, if it is known already. */
  readonly countOf: (request: ExportRequest) => FileCount | null
  readonly count: (plan: Pick<ExportPlan, 'queue_id' | 'request'>) => Promise<FileCount | null>
}

/** Turns a configuration into an export with a file name, or returns the problems. */
export async function planExport(
  configuration: Configuration,
  { known, ids, now, at, countOf, count }: PlanOptions,
): Promise<Planned> {
  const fresh = toRequest(withFixedDates(configuration, now), known, ids)
  const { queue_id } = configuration
  if (fresh.request === null || queue_id === null) return { problems: fresh.problems }
  const queue_name = known.queue_name ?? queue_id
  const expected =
    countOf(fresh.request) ??
    (needsCount(configuration.file_name)
      ? await count({ queue_id, request: fresh.request }).catch(() => null)
      : null)
  const { requested, saved } = planFileName(configuration, {
    queue_name,
    at,
    count: expected?.in_file ?? null,
  })
  const request = { ...fresh.request, file_name: requested }
  return { plan: { queue_id, queue_name, configuration, request }, expected, file_name: saved }
}
