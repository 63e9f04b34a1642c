import { z } from '#domain/contract/zod.ts'

export type Versioned<T> = { readonly version: number; readonly schema: z.ZodMiniType<T> }

const envelopeSchema = z.strictObject({ version: z.int(), data: z.unknown() })

export const wrap = <T>({ version }: Pick<Versioned<T>, 'version'>, data: T) => ({ version, data })

/** The data of a saved value, or undefined if unreadable. A value without an envelope is version 1. */
export function unwrap<T>({ version, schema }: Versioned<T>, kept: unknown): T | undefined {
  const envelope = envelopeSchema.safeParse(kept).data
  if (envelope) {
    return envelope.version === version ? schema.safeParse(envelope.data).data : undefined
  }
  return version === 1 ? schema.safeParse(kept).data : undefined
}
