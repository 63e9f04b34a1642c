import type { ExportPlan } from '#domain/configuration/plan-export.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import { relativeDatesOf } from '#domain/configuration/relative-dates-of.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import type { FoundIds } from './read-file.ts'
import type { Receipt } from './receipt-schema.ts'
import type { Verdict } from './verdict.ts'

/** What happened. Times are in milliseconds since 1970. */
export type RunFacts = ExportPlan & {
  readonly expected: FileCount | null
  readonly rows: number
  readonly bytes: number
  readonly started_at: number
}

export type EndFacts = {
  readonly verdict: Verdict
  readonly hash: string | null
  readonly file_name: string | null
  readonly ids: FoundIds | null
  readonly ended_at: number
}

export type ReceiptOrigin = {
  readonly version: string
  readonly api: string
  /** The address of the page without its fragment. */
  readonly page: string
  /** The configuration as a link (`encodeLink`). */
  readonly link: { readonly fragment: string; readonly omitted_record_ids: number }
}

export function makeReceipt(
  run: RunFacts,
  { verdict, hash, file_name, ids, ended_at }: EndFacts,
  { version, api, page, link }: ReceiptOrigin,
): Receipt {
  const { request, configuration } = run
  const relative_dates = relativeDatesOf(configuration.filter_tree, request)
  return {
    receipt: 'winnow/1',
    winnow: version,
    api,
    queue: { id: run.queue_id, name: run.queue_name },
    request,
    ...(relative_dates.length === 0 ? {} : { relative_dates }),
    link: new URL(`#${link.fragment}`, page).href,
    record_ids_not_in_link: link.omitted_record_ids,
    verdict,
    file: {
      name: file_name,
      format: request.export_format,
      columns: formatFacts[request.export_format].isTable ? (request.column_ids ?? null) : null,
      redacted: request.redact,
      bytes: run.bytes,
      sha256: hash,
    },
    records: {
      counted: run.expected?.in_file ?? null,
      selected: run.expected?.selected ?? null,
      in_file: run.rows,
      missing_ids: ids && ids.missing,
    },
    started_at: new Date(run.started_at).toISOString(),
    ended_at: new Date(ended_at).toISOString(),
  }
}
