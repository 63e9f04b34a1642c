import { paddingOf, type RecordBits } from '#domain/record-sets/record-bits.ts'
import type { KnownSet } from '#sql/clickhouse-statements.ts'

/** Null if empty. */
export function setOfSlice(
  bits: RecordBits,
  records: number,
  { from, to }: { readonly from: number; readonly to: number },
): KnownSet | null {
  const padding = paddingOf(records)
  const firstByte = (from + padding) >>> 3
  const lastByte = (to - 1 + padding) >>> 3
  const bytes = Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength)
  const part = bytes.subarray(firstByte, lastByte + 1)
  if (part.every((byte) => byte === 0)) return null
  return { bits: part.toString('base64'), firstByte, padding }
}
