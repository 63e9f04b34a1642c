import {
  exportFormats,
  exportRequestSchema,
  serviceOptionsSchema,
  type ExportRequest,
} from '#domain/contract/contract.ts'
import { z } from '#domain/contract/zod.ts'
import { verdictKinds } from './verdict.ts'

const requestSchema: z.ZodMiniType<ExportRequest> = z.extend(
  exportRequestSchema,
  serviceOptionsSchema.shape,
)

/** The record of one export, by allow-list: no credentials, no rows, and no free text from a server. */
export const receiptSchema = z.object({
  receipt: z.literal('winnow/1'),
  /** The version of Winnow. */
  winnow: z.string(),
  /** The address of the API. */
  api: z.string(),
  queue: z.object({ id: z.string(), name: z.string() }),
  /** The request as it was sent. */
  request: requestSchema,
  /** The relative dates of the configuration, with the instants that the request has for them. */
  relative_dates: z.exactOptional(
    z.readonly(z.array(z.object({ column_id: z.string(), date: z.string(), instant: z.string() }))),
  ),
  /** Opens the same configuration. Redaction is always on in a link. */
  link: z.string(),
  /** Number of record ids that are only in the request, because the link has no room for them. */
  record_ids_not_in_link: z.number(),
  verdict: z.object({ kind: z.enum(verdictKinds), text: z.string() }),
  file: z.object({
    /** Null if nothing was saved. */
    name: z.nullable(z.string()),
    format: z.enum(exportFormats),
    /** Columns of a CSV file; null means all non-empty columns. */
    columns: z.nullable(z.readonly(z.array(z.string()))),
    redacted: z.boolean(),
    bytes: z.number(),
    /** SHA-256 of the whole file in hex, as `sha256sum` prints it. */
    sha256: z.nullable(z.string()),
  }),
  records: z.object({
    /** Records counted for the file when the run began; null if the service does not count. */
    counted: z.nullable(z.number()),
    /** Records selected at that time; more than `counted` if unfinished sessions are left out. */
    selected: z.nullable(z.number()),
    in_file: z.number(),
    /** Requested ids that the file lacks; null if unknown. */
    missing_ids: z.nullable(z.readonly(z.array(z.string()))),
  }),
  /** ISO 8601, like `ended_at`. */
  started_at: z.string(),
  ended_at: z.string(),
})
export type Receipt = Readonly<z.output<typeof receiptSchema>>
