/**
 * How a spreadsheet reads a cell's text, as RE2 patterns for the whole text. They have no backslash,
 * because the databases read it differently.
 */

const digits = '([0-9]+[.]?[0-9]*|[.][0-9]+)'
const exponent = '([eE][-+]?[0-9]+)?'

/** A number as a spreadsheet reads it. */
export const numberText = ` *[-+]?${digits}${exponent} *`

/** With `numberText`: a digit other than 0 after the 15th significant one. */
export const manyDigits = ` *[-+]?[0.]*[1-9]([.]?[0-9]){14}[0-9.]*[1-9][0-9.]*${exponent} *`

const whole = '[1-9][0-9]{0,10}'

/**
 * A number that a spreadsheet shows as written: it loses no sign, zero or digit, and adds no exponent.
 */
export const keptNumber = `0|-?${whole}|-?(0|${whole})[.][0-9]*[1-9]|TRUE|FALSE`

const day = '(0?[1-9]|[12][0-9]|3[01])'
const year = '([0-9]{2}|(19|[2-9][0-9])[0-9]{2})'
const months =
  '(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)'
const monthFirst = `${months}[- /]?[0-9]{1,4}`
const date = [
  `${day}[-/]${day}([-/]${year})?`,
  `${year}[-/]${day}([-/]${day})?`,
  `${day}[-/]${year}`,
  monthFirst,
  `[0-9]{1,4}[- /]?${months}([- /]${year})?`,
].join('|')
const time = '[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?( ?[ap]m)?'

/** A number, percentage, date, time or boolean, as a spreadsheet reads it. */
export const numberOrDate = [
  `${numberText}%? *`,
  ' *[-+]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?%? *',
  `(?i: *(${date})( ${time})? *)`,
  `(?i: *${time} *)`,
  '(?i: *(true|false) *)',
].join('|')

/** The part of `numberOrDate` that begins with a letter. */
export const wordOrDate = `(?i:(${monthFirst}|true|false) *)`

/**
 * All other texts of `numberOrDate` are less, byte by byte; most texts are greater, which is a quick
 * test.
 */
export const afterNumbers = ':'
