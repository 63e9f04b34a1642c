import { readExactNumber } from '#domain/text/decimal.ts'

/** Numbers as JSON has them: one that its readers would round is told as its text. */

export const integerCell = (value: bigint | string): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value)

/** Of the text of a wide number. */
export const wideCell = (text: string): number | string => readExactNumber(text) ?? text
