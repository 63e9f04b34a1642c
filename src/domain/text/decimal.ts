/** A decimal number exactly as it is written: `digits` × 10^`exponent`, of which 0 has no digits. */
export type Decimal = {
  readonly isNegative: boolean
  /** Without zeros at either end. */
  readonly digits: string
  /** The power of ten of the last digit. */
  readonly exponent: number
}

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** What a text says as a number of JSON (RFC 8259), also with `+`, `.5` and `5.`; null for anything else. */
export function readDecimal(text: string): Decimal | null {
  const [, sign, whole = '', fraction = '', power = '0'] = form.exec(text) ?? []
  if (sign === undefined || whole + fraction === '') return null
  const all = whole + fraction
  let from = 0
  let to = all.length
  while (all[from] === '0') from += 1
  while (to > from && all[to - 1] === '0') to -= 1
  if (to === from) return { isNegative: false, digits: '', exponent: 0 }
  const exponent = Number(power) - fraction.length + (all.length - to)
  return { isNegative: sign === '-', digits: all.slice(from, to), exponent }
}

/** A number as a person types or pastes it: the minus of print is a hyphen, spaces around it are none. */
export const typedNumber = (text: string): string => text.trim().replace(/^\u2212/, '-')

/** The number that a typed text is; null where it is none, or where a number would not keep all of it. */
export function readExactNumber(text: string): number | null {
  const typed = typedNumber(text)
  return isExact(typed) ? Number(typed) : null
}

/** What a number stands for: the shortest decimal that reads as it, which JSON writes. */
const decimalOf = (number: number): Decimal | null => readDecimal(String(number))

const isSame = (a: Decimal, b: Decimal): boolean =>
  a.isNegative === b.isNegative && a.digits === b.digits && a.exponent === b.exponent

/** Whether a number (64 bits) holds all of a decimal: what JSON writes of it has the same value. */
export function isExact(text: string): boolean {
  const written = readDecimal(text)
  const kept = decimalOf(Number(text))
  return written !== null && kept !== null && isSame(written, kept)
}

/** The most digits that `toPrecision` writes. */
const mostPrecision = 100

/**
 * Whether a decimal is how a program writes a number with more digits than it needs: `%.17g` in C
 * writes 0.1 as 0.10000000000000001. Whole numbers are not meant: there each digit counts.
 */
export function isLongForm(text: string): boolean {
  const written = readDecimal(text)
  if (written === null || written.exponent >= 0) return false
  const { length } = written.digits
  if (length === 0 || length > mostPrecision) return false
  const kept = readDecimal(Number(text).toPrecision(length))
  return kept !== null && isSame(written, kept)
}

/** The longest that is quoted in a message. */
const shownDigits = 40

/** Why a decimal cannot be kept. */
export function inexactText(text: string): string {
  const shown = text.length > shownDigits ? `${text.slice(0, shownDigits)}…` : text
  const kept = Number(text)
  if (!Number.isFinite(kept)) return `${shown} is larger than any number that can be kept`
  if (kept === 0) return `${shown} is closer to 0 than any number that can be kept`
  return `${shown} has more digits than can be kept: it would become ${kept}`
}

/** More digits than anything has that is counted: a power as large as is written would fill the memory. */
const mostWholeDigits = 400

/** The whole number that a decimal is, all of its digits; null where it has a fraction, or more than 400 digits. */
export function wholeNumber({ isNegative, digits, exponent }: Decimal): bigint | null {
  if (exponent < 0 || digits.length + exponent > mostWholeDigits) return null
  const size = BigInt(digits + '0'.repeat(exponent))
  return isNegative ? -size : size
}

/** The whole number that a number stands for; null where it has a fraction. */
export function wholeNumberOf(number: number): bigint | null {
  const decimal = decimalOf(number)
  return decimal && wholeNumber(decimal)
}
