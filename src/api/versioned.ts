import { z } from '#domain/contract/zod.ts'

/** What the browser keeps under a name: its version, and the schema of its data. */
export type Versioned<T> = { readonly version: number; readonly schema: z.ZodType<T> }

const envelopeSchema = z.strictObject({ version: z.int(), data: z.unknown() })

/** The data as it is kept. */
export const wrap = <T>({ version }: Pick<Versioned<T>, 'version'>, data: T) => ({ version, data })

/**
 * The data of a kept value, or undefined if this version of Winnow cannot read it. Values from before
 * there were versions have no envelope; they are read as version 1.
 */
export function unwrap<T>({ version, schema }: Versioned<T>, kept: unknown): T | undefined {
  const envelope = envelopeSchema.safeParse(kept).data
  if (envelope) {
    return envelope.version === version ? schema.safeParse(envelope.data).data : undefined
  }
  return version === 1 ? schema.safeParse(kept).data : undefined
}
