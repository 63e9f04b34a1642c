import type { ExportFormat, ExportRequest } from '#domain/contract/contract.ts'
import { encodeLink } from '#share/link.ts'
import type { ExportRun, RunEnd } from './export-runs.ts'
import type { Verdict } from './verdict.ts'

/**
 * What is written down of a run. Nothing gets into a receipt that is not named here: no credential,
 * no row, no free text of a server.
 */
export type Receipt = {
  readonly receipt: 'winnow/1'
  /** The version of Winnow. */
  readonly winnow: string
  /** The address of the API. */
  readonly api: string
  readonly queue: { readonly id: string; readonly name: string }
  /** The request as it was sent. */
  readonly request: ExportRequest
  /** Opens the same configuration; with redaction on, whatever it was. */
  readonly link: string
  /** Record ids that are too many for the link: they are in the request alone. */
  readonly record_ids_not_in_link: number
  readonly verdict: Verdict
  readonly file: {
    /** Null where nothing was saved. */
    readonly name: string | null
    readonly format: ExportFormat
    /** Of a csv; null: all columns that are not empty. */
    readonly columns: readonly string[] | null
    readonly redacted: boolean
    readonly bytes: number
    /** Of the whole file, in hex: what `sha256sum` prints. */
    readonly sha256: string | null
  }
  readonly records: {
    /** Counted for the file when the run began; null where the service does not tell. */
    readonly counted: number | null
    /** Records that the selector kept then: more where sessions with unfinished metrics are left out. */
    readonly selected: number | null
    readonly in_file: number
    /** Of the ids that were asked for, those that are not in the file; null where that is not known. */
    readonly missing_ids: readonly string[] | null
  }
  /** ISO 8601, as is the end. */
  readonly started_at: string
  readonly ended_at: string
}

export type ReceiptOrigin = {
  readonly version: string
  /** The address of the API. */
  readonly api: string
  /** The address of this page, without a fragment. */
  readonly page: string
}

/** Writes down what a run was asked for and what came of it. */
export async function makeReceipt(
  run: ExportRun & { readonly outcome: RunEnd },
  { version, api, page }: ReceiptOrigin,
): Promise<Receipt> {
  const { outcome, request, configuration } = run
  const { verdict, hash, file_name, ids } = outcome
  const link = await encodeLink(configuration)
  return {
    receipt: 'winnow/1',
    winnow: version,
    api,
    queue: { id: run.queue_id, name: run.queue_name },
    request,
    link: new URL(`#${link.fragment}`, page).href,
    record_ids_not_in_link: link.omitted_record_ids,
    verdict,
    file: {
      name: file_name,
      format: request.export_format,
      columns: request.export_format === 'csv' ? (request.column_ids ?? null) : null,
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
    ended_at: new Date(outcome.ended_at).toISOString(),
  }
}

/** The receipt as a file beside the export. */
export const receiptName = ({ file, queue }: Receipt): string =>
  `${file.name ?? queue.name}.receipt.json`

export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`
