import type { Configuration } from '#domain/configuration/configuration.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import { planFileName } from '#domain/configuration/file-name.ts'
import { needsCount } from '#domain/configuration/file-name-tokens.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { presentMinute } from '#domain/filter-tree/relative-date.ts'
import { toRequest, withFixedDates, type KnownQueue } from '#domain/configuration/to-request.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { ExportSubject } from '#features/export-run/run-state.ts'
import { readIds } from '#features/record-ids/read-ids.ts'

export type Prepared =
  | { readonly problems: readonly Problem[] }
  | {
      readonly subject: ExportSubject
      readonly expected: FileCount | null
      readonly file_name: string
    }

export type PrepareOptions = {
  readonly known: KnownQueue
  /** The count of exactly this request, if the page shows it. */
  readonly countOf: (request: ExportRequest) => FileCount | null
  readonly count: (
    subject: Pick<ExportSubject, 'queue_id' | 'request'>,
  ) => Promise<FileCount | null>
}

/** Turns the form's values into an export with a file name, or returns the problems. */
export async function prepareExport(
  configuration: Configuration,
  { known, countOf, count }: PrepareOptions,
): Promise<Prepared> {
  const { ids } = await readIds(configuration.record_ids_text)
  const fresh = toRequest(withFixedDates(configuration, presentMinute()), known, ids)
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
    at: new Date(),
    count: expected?.in_file ?? null,
  })
  const request = { ...fresh.request, file_name: requested }
  const subject = { queue_id, queue_name, configuration, request }
  return { subject, expected, file_name: saved }
}
