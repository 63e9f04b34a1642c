import { z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

/** SHA-256 in hex of the saved text. */
const sharedHashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** A configuration, which the server stores without reading it. */
export const sharedConfigurationSchema = z
  .record(z.string(), z.unknown())
  .meta({ id: 'SharedConfiguration' })

export const keptExportSchema = z
  .object({
    hash: sharedHashSchema,
    /** Servers of version 0.1 keep it forever and do not send this field. */
    expires_at: z.iso.datetime().nullable().default(null),
  })
  .meta({ id: 'KeptExport' })
export type KeptExport = ReadonlyDeep<z.output<typeof keptExportSchema>>

export const sharedExportSchema = z
  .object({ queue_id: z.string(), configuration: sharedConfigurationSchema })
  .meta({ id: 'SharedExport' })
export type SharedExport = ReadonlyDeep<z.output<typeof sharedExportSchema>>

const listedExportSchema = z
  .object({
    hash: sharedHashSchema,
    user_id: z.string().nullable(),
    bytes: z.number(),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'ListedExport' })
export type ListedExport = ReadonlyDeep<z.output<typeof listedExportSchema>>

export const sharedListAnswerSchema = z
  .object({ shared: z.array(listedExportSchema) })
  .meta({ id: 'SharedExportList' })
export type SharedListAnswer = ReadonlyDeep<z.output<typeof sharedListAnswerSchema>>
