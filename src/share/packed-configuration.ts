import { z } from '#domain/contract/zod.ts'
import { exportFormats } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'

const links = exportFormats.flatMap((format) => formatFacts[format].link ?? [])

/** A configuration in a link or a file: short keys, and no key for a default. */
export const packedConfigurationSchema = z.object({
  /** Queue id. */
  q: z.string().optional(),
  /** Selector: 1 = record ids. */
  s: z.literal(1).optional(),
  /** Packed tree. */
  t: z.unknown().optional(),
  /** Format, as its number in `formatFacts`. A version that does not know it refuses the link. */
  f: z.literal(links).optional(),
  /** Column ids. */
  c: z.array(z.string()).optional(),
  /** Redaction: 0 = off. */
  r: z.literal(0).optional(),
  /** 1 = only computed values. */
  m: z.literal(1).optional(),
  /** File name. */
  n: z.string().optional(),
})

export type PackedConfiguration = z.output<typeof packedConfigurationSchema>
