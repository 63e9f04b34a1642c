import { sanitisedFileName } from '#domain/contract/export-file-name.ts'
import { trimSigns } from '#domain/text/trim-signs.ts'

/** What one browser or another replaces by `_` in the name of a download. */
const replaced = /[\p{Cf}\p{Noncharacter_Code_Point}%~]/gu

/**
 * A file name that the API allows and every browser saves as it is, so that the file has the name that
 * the page shows: also without invisible characters, `%`, `~` and runs of spaces. May be empty.
 */
export const safeFileName = (wish: string): string =>
  trimSigns(sanitisedFileName(wish).replace(replaced, '').replace(/\s+/g, ' '), '. ')
