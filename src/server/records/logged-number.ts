import { isExact, readDecimal, wholeNumber, wholeNumberOf } from '#domain/text/decimal.ts'
import { inexactPlaces } from '#domain/text/exact-json.ts'

/**
 * Numbers of records as a table stores them. A fraction is rounded to the nearest double, as every JSON
 * reader does. An integer keeps all digits. Anything else is refused, so no stored number differs from
 * the logged one.
 */

/** The message is the end of a sentence that begins with the column. */
export class RefusedNumber extends Error {
  override readonly name = 'RefusedNumber'
}

type Written = () => string | null

const shownDigits = 40
const shown = (text: string): string =>
  text.length > shownDigits ? `${text.slice(0, shownDigits)}…` : text

const tooLarge = (text: string) =>
  new RefusedNumber(`is ${shown(text)}, which is outside the range of a 64-bit number`)
const tooSmall = (text: string) =>
  new RefusedNumber(`is ${shown(text)}, which is too close to 0 for a 64-bit number`)
const tooLong = (text: string) =>
  new RefusedNumber(`is ${shown(text)}, which has more digits than a 64-bit number can hold`)

/** Null for a fraction, or if the parsed number is exact. */
function digitsOf(value: number, written: string): bigint | null {
  const decimal = Number.isSafeInteger(value) || isExact(written) ? null : readDecimal(written)
  return decimal && wholeNumber(decimal)
}

function inRange(value: number, written: Written): number {
  if (Number.isFinite(value) && value !== 0) return value
  const text = written() ?? String(value)
  if (value !== 0) throw tooLarge(text)
  if ((readDecimal(text)?.digits ?? '') !== '') throw tooSmall(text)
  return value
}

/** For a column of 64-bit integers; null for another number. @throws RefusedNumber */
export function loggedInteger(value: number, written: Written): bigint | null {
  inRange(value, written)
  if (Number.isSafeInteger(value)) return BigInt(value)
  if (!Number.isInteger(value)) return null
  const whole = digitsOf(value, written() ?? String(value)) ?? wholeNumberOf(value)
  return whole !== null && BigInt.asIntN(64, whole) === whole ? whole : null
}

/** For a column of doubles. @throws RefusedNumber */
export const loggedDouble = inRange

/** For a column that exists whatever is logged. @throws RefusedNumber if the number does not fit */
export function checkFits(value: number, storage: 'integer' | 'double', written: Written): void {
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return
  const text = written() ?? String(value)
  if (storage === 'double' && digitsOf(value, text) !== null) throw tooLong(text)
  if (storage === 'integer' && loggedInteger(value, () => text) === null) {
    throw new RefusedNumber(`is ${shown(text)}, which is not a 64-bit integer`)
  }
}

/** `rest`: whether the logged number is below, equal or above (-1, 0, 1). `digits`: if unequal. */
export type WideNumber = {
  readonly number: number
  readonly rest: bigint
  readonly digits: string | null
}

/** For a column of numbers, some of which are integers beyond 2^53. @throws RefusedNumber */
export function loggedWide(value: number, written: Written): WideNumber {
  const number = inRange(value, written)
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return { number, rest: 0n, digits: null }
  const digits = digitsOf(number, written() ?? '')
  const rounded = wholeNumberOf(number)
  if (digits === null || rounded === null) return { number, rest: 0n, digits: null }
  return { number, rest: digits < rounded ? -1n : 1n, digits: digits.toString() }
}

/** For the ratings of a record by user, which are stored as JSON. @throws RefusedNumber */
export function checkRatedNumbers(ratings: string): void {
  for (const { path, text } of inexactPlaces(ratings)) {
    const [, field] = path
    if (field !== 'value' && field !== 'explanation') continue
    loggedDouble(Number(text), () => text)
    checkFits(Number(text), 'double', () => text)
  }
}
