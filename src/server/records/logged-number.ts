import { isExact, readDecimal, wholeNumber, wholeNumberOf } from '#domain/text/decimal.ts'
import { inexactPlaces } from '#domain/text/exact-json.ts'

/**
 * Numbers of records as a table holds them. One with a fraction is the number of 64 bits next to it, as
 * every reader of JSON has it. A whole one keeps all of its digits. What cannot be held is refused:
 * nothing is ever another number than was logged.
 */

/** Why a number cannot be held, as the end of a sentence that begins with its column. */
export class RefusedNumber extends Error {
  override readonly name = 'RefusedNumber'
}

/** A text as it was logged. */
type Written = () => string | null

const shownDigits = 40
const shown = (text: string): string =>
  text.length > shownDigits ? `${text.slice(0, shownDigits)}…` : text

const tooLarge = (text: string) =>
  new RefusedNumber(`is ${shown(text)}, which is larger than a number of 64 bits can be`)
const tooSmall = (text: string) =>
  new RefusedNumber(`is ${shown(text)}, which is closer to 0 than a number of 64 bits can be`)
const tooLong = (text: string) =>
  new RefusedNumber(`is ${shown(text)}, which has more digits than a number of 64 bits keeps`)

/** All digits of a whole number; null where it has a fraction, or where they are those of the number that was read. */
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

/**
 * For a column of whole numbers of 64 bits; null for any other number, for which there is then another
 * kind of column. @throws RefusedNumber
 */
export function loggedInteger(value: number, written: Written): bigint | null {
  inRange(value, written)
  if (Number.isSafeInteger(value)) return BigInt(value)
  if (!Number.isInteger(value)) return null
  const whole = digitsOf(value, written() ?? String(value)) ?? wholeNumberOf(value)
  return whole !== null && BigInt.asIntN(64, whole) === whole ? whole : null
}

/** For a column of numbers that keeps no more digits than they have. @throws RefusedNumber */
export const loggedDouble = inRange

/** For a column that is there whatever is logged. @throws RefusedNumber where a number does not fit into it. */
export function checkFits(value: number, storage: 'integer' | 'double', written: Written): void {
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return
  const text = written() ?? String(value)
  if (storage === 'double' && digitsOf(value, text) !== null) throw tooLong(text)
  if (storage === 'integer' && loggedInteger(value, () => text) === null) {
    throw new RefusedNumber(`is ${shown(text)}, which is no whole number of 64 bits`)
  }
}

/** A number, on which side of it the logged one lies (-1, 0, 1), and the digits of that where it is another one. */
export type WideNumber = {
  readonly number: number
  readonly rest: bigint
  readonly digits: string | null
}

/** For a column of numbers some of which are whole and long. @throws RefusedNumber */
export function loggedWide(value: number, written: Written): WideNumber {
  const number = inRange(value, written)
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return { number, rest: 0n, digits: null }
  const digits = digitsOf(number, written() ?? '')
  const kept = wholeNumberOf(number)
  if (digits === null || kept === null) return { number, rest: 0n, digits: null }
  return { number, rest: digits < kept ? -1n : 1n, digits: digits.toString() }
}

/** Refuses what cannot be held in the ratings of a record by user, which are JSON. @throws RefusedNumber */
export function checkRatedNumbers(ratings: string): void {
  for (const { path, text } of inexactPlaces(ratings)) {
    const [, field] = path
    if (field !== 'value' && field !== 'explanation') continue
    loggedDouble(Number(text), () => text)
    checkFits(Number(text), 'double', () => text)
  }
}
