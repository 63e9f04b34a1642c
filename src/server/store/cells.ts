import { readExactNumber } from '#domain/text/decimal.ts'

/** A number, or its text if JSON readers would round it. */

export const integerCell = (value: bigint | string): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value)

export const wideCell = (text: string): number | string => readExactNumber(text) ?? text
