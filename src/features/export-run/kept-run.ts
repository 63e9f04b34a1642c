import { configurationSchema } from '#domain/configuration/configuration-schema.ts'
import {
  exportRequestSchema,
  exportFormats,
  serviceOptionsSchema,
} from '#domain/contract/contract.ts'
import { z } from '#domain/contract/zod.ts'
import type { KeptRun } from '#features/history/history-store.ts'
import type { Receipt } from './receipt.ts'
import { verdictKinds } from './verdict.ts'

const receiptSchema: z.ZodType<Receipt> = z.object({
  receipt: z.literal('winnow/1'),
  winnow: z.string(),
  api: z.string(),
  queue: z.object({ id: z.string(), name: z.string() }),
  request: exportRequestSchema.extend(serviceOptionsSchema.shape),
  link: z.string(),
  record_ids_not_in_link: z.number(),
  verdict: z.object({ kind: z.enum(verdictKinds), text: z.string() }),
  file: z.object({
    name: z.string().nullable(),
    format: z.enum(exportFormats),
    columns: z.array(z.string()).nullable(),
    redacted: z.boolean(),
    bytes: z.number(),
    sha256: z.string().nullable(),
  }),
  records: z.object({
    counted: z.number().nullable(),
    selected: z.number().nullable(),
    in_file: z.number(),
    missing_ids: z.array(z.string()).nullable(),
  }),
  started_at: z.string(),
  ended_at: z.string(),
})

const keptRunSchema = z.object({ receipt: receiptSchema, configuration: configurationSchema })

/** A run as the browser gives it back; null where this version cannot read it. */
export const readKeptRun = (value: unknown): KeptRun | null =>
  keptRunSchema.safeParse(value).data ?? null
