/** An exact decimal number: `digits` × 10^`exponent`. Zero has no digits. */
export type Decimal = {
  readonly isNegative: boolean
  /** Without zeros at either end. */
  readonly digits: string
  /** The power of ten of the last digit. */
  readonly exponent: number
}

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** Reads a JSON number (RFC 8259), also with `+`, `.5` and `5.`; null for anything else. */
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

/** Normalises a typed or pasted number: a minus sign becomes a hyphen, and spaces around it are removed. */
export const typedNumber = (text: string): string => text.trim().replace(/^\u2212/, '-')

/** The number of a typed text; null if it is not a number or a double cannot hold it exactly. */
export function readExactNumber(text: string): number | null {
  const typed = typedNumber(text)
  return isExact(typed) ? Number(typed) : null
}

/** The shortest decimal that reads as this number, as JSON writes it. */
const decimalOf = (number: number): Decimal | null => readDecimal(String(number))

const isSame = (a: Decimal, b: Decimal): boolean =>
  a.isNegative === b.isNegative && a.digits === b.digits && a.exponent === b.exponent

/** Whether a double holds a decimal exactly: JSON writes it with the same value. */
export function isExact(text: string): boolean {
  const written = readDecimal(text)
  const kept = decimalOf(Number(text))
  return written !== null && kept !== null && isSame(written, kept)
}

/** The most digits that `toPrecision` writes. */
const mostPrecision = 100

/**
 * Whether a program wrote a number with more digits than needed: `%.17g` in C writes 0.1 as
 * 0.10000000000000001. False for whole numbers, in which each digit counts.
 */
export function isLongForm(text: string): boolean {
  const written = readDecimal(text)
  if (written === null || written.exponent >= 0) return false
  const { length } = written.digits
  if (length === 0 || length > mostPrecision) return false
  const kept = readDecimal(Number(text).toPrecision(length))
  return kept !== null && isSame(written, kept)
}

/** The most digits quoted in a message. */
const shownDigits = 40

/** Why a double cannot hold a decimal exactly, as the start of a sentence. */
export function inexactText(text: string): string {
  const shown = text.length > shownDigits ? `${text.slice(0, shownDigits)}…` : text
  const kept = Number(text)
  if (!Number.isFinite(kept)) return `${shown} is too large for a number`
  if (kept === 0) return `${shown} is too close to 0 for a number`
  return `${shown} has too many digits for a number and would become ${kept}`
}

/** A limit for whole numbers, because a huge exponent would fill the memory. */
const mostWholeDigits = 400

/** A decimal as a whole number with all its digits; null if it has a fraction or more than 400 digits. */
export function wholeNumber({ isNegative, digits, exponent }: Decimal): bigint | null {
  if (exponent < 0 || digits.length + exponent > mostWholeDigits) return null
  const size = BigInt(digits + '0'.repeat(exponent))
  return isNegative ? -size : size
}

/** A number as an exact whole number; null if it has a fraction. */
export function wholeNumberOf(number: number): bigint | null {
  const decimal = decimalOf(number)
  return decimal && wholeNumber(decimal)
}
