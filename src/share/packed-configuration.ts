import { z } from '#domain/contract/zod.ts'
import { exportFormats } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'

const links = exportFormats.flatMap((format) => formatFacts[format].link ?? [])

/** A configuration in a link or a file: short keys, and no key for a default. */
export const packedConfigurationSchema = z.object({
  /** Queue id. */
  q: z.optional(z.string()),
  /** Selector: 1 = record ids. */
  s: z.optional(z.literal(1)),
  /** Packed tree. */
  t: z.optional(z.unknown()),
  /** Format, as its number in `formatFacts`. A version that does not know it refuses the link. */
  f: z.optional(z.literal(links)),
  /** Column ids. */
  c: z.optional(z.array(z.string())),
  /** Redaction: 0 = off. */
  r: z.optional(z.literal(0)),
  /** 1 = only computed values. */
  m: z.optional(z.literal(1)),
  /** File name. */
  n: z.optional(z.string()),
})

export type PackedConfiguration = z.output<typeof packedConfigurationSchema>
