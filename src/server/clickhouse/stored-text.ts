import { formatInstant } from '#domain/contract/instant.ts'
import type { RowValue } from '#server/records/record-cells.ts'

/** Values as DuckDB writes them into a CSV, so that both stores export the same bytes. */

/** The shortest text that parses to the same number; exponents from `e+16` and below `e-4`. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return BigInt(value).toString()
  const scientific = value.toExponential()
  const exponent = Number(scientific.slice(scientific.indexOf('e') + 1))
  return exponent >= 16 || exponent < -4 ? scientific : String(value)
}

const unicodeEscape = /\\u00[01][0-9a-f]/g

/** Compact JSON of well-formed texts; escapes of control characters in capitals. */
export const listText = (values: readonly string[]): string =>
  JSON.stringify(values.map((value) => value.toWellFormed())).replace(
    unicodeEscape,
    (escape) => `\\u${escape.slice(2).toUpperCase()}`,
  )

export function storedText(value: RowValue): string | null {
  if (value === null) return null
  if (typeof value === 'bigint') return formatInstant(value)
  return typeof value === 'number' ? numberText(value) : listText(value as readonly string[])
}
