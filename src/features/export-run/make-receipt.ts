import { formatFacts } from '#domain/contract/export-formats.ts'
import { relativeDatesOf } from '#domain/configuration/relative-dates-of.ts'
import type { Receipt } from '#domain/export-result/receipt-schema.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { encodeLink } from '#share/link.ts'
import type { ExportResult, ExportRun } from './run-state.ts'

export type ReceiptOrigin = {
  readonly version: string
  readonly api: string
  /** The address of the page without its fragment. */
  readonly page: string
  readonly ids: RecordIds
}

export async function makeReceipt(
  run: ExportRun,
  result: ExportResult,
  { version, api, page, ids: pasted }: ReceiptOrigin,
): Promise<Receipt> {
  const { request, configuration } = run
  const { verdict, hash, file_name, ids, ended_at } = result
  const relative_dates = relativeDatesOf(configuration.filter_tree, request)
  const link = await encodeLink(configuration, pasted)
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
