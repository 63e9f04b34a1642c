import { withMeta, z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

/** SHA-256 in hex of the saved text. */
const sharedHashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** A configuration, which the server stores without reading it. */
export const sharedConfigurationSchema = withMeta(z.record(z.string(), z.unknown()), {
  id: 'SharedConfiguration',
})

export const keptExportSchema = withMeta(
  z.object({
    hash: sharedHashSchema,
    /** Servers of version 0.1 keep it forever and do not send this field. */
    expires_at: z._default(z.nullable(z.iso.datetime()), null),
  }),
  { id: 'KeptExport' },
)
export type KeptExport = ReadonlyDeep<z.output<typeof keptExportSchema>>

export const sharedExportSchema = withMeta(
  z.object({ queue_id: z.string(), configuration: sharedConfigurationSchema }),
  { id: 'SharedExport' },
)
export type SharedExport = ReadonlyDeep<z.output<typeof sharedExportSchema>>

const listedExportSchema = withMeta(
  z.object({
    hash: sharedHashSchema,
    user_id: z.nullable(z.string()),
    bytes: z.number(),
    expires_at: z.iso.datetime(),
  }),
  { id: 'ListedExport' },
)
export type ListedExport = ReadonlyDeep<z.output<typeof listedExportSchema>>

export const sharedListAnswerSchema = withMeta(z.object({ shared: z.array(listedExportSchema) }), {
  id: 'SharedExportList',
})
export type SharedListAnswer = ReadonlyDeep<z.output<typeof sharedListAnswerSchema>>
