/**
 * What a spreadsheet takes a cell's text for, as patterns of RE2 that match all of a text. There is no
 * backslash in them: the engines read it in different ways.
 */

const digits = '([0-9]+[.]?[0-9]*|[.][0-9]+)'
const exponent = '([eE][-+]?[0-9]+)?'

/** A number as a spreadsheet reads it. */
export const numberText = ` *[-+]?${digits}${exponent} *`

/** With `numberText`: another digit than 0 stands behind the 15th that counts. */
export const manyDigits = ` *[-+]?[0.]*[1-9]([.]?[0-9]){14}[0-9.]*[1-9][0-9.]*${exponent} *`

const whole = '[1-9][0-9]{0,10}'

/** A number that is shown as it was written: no sign, zero or digit is lost, and no exponent comes. */
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

/** A number, a share, a date, a time or a truth value, as a spreadsheet reads it. */
export const numberOrDate = [
  `${numberText}%? *`,
  ' *[-+]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?%? *',
  `(?i: *(${date})( ${time})? *)`,
  `(?i: *${time} *)`,
  '(?i: *(true|false) *)',
].join('|')

/** Those of `numberOrDate` that begin with a letter. */
export const wordOrDate = `(?i:(${monthFirst}|true|false) *)`

/** Nothing else of `numberOrDate` is greater, byte by byte; most texts are, which is quickly seen. */
export const behindNumbers = ':'
