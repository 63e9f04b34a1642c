import { z } from '#domain/contract/zod.ts'
import { exportFormats } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'

const links = exportFormats.flatMap((format) => formatFacts[format].link ?? [])

/** A configuration of a link or a file: short keys, and no key for what is as it is at first. */
export const packedConfigurationSchema = z.object({
  /** Queue id. */
  q: z.string().optional(),
  /** Selector: 1 = record ids. */
  s: z.literal(1).optional(),
  /** Tree, packed. */
  t: z.unknown().optional(),
  /** Format, by its number in `formatFacts`. A version that does not know it refuses the link. */
  f: z.literal(links).optional(),
  /** Column ids. */
  c: z.array(z.string()).optional(),
  /** Redaction: 0 = off. */
  r: z.literal(0).optional(),
  /** 1 = computed metrics only. */
  m: z.literal(1).optional(),
  /** File name. */
  n: z.string().optional(),
})

export type PackedConfiguration = z.output<typeof packedConfigurationSchema>
