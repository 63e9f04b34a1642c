/** Why a chosen file can’t be used. */

export const tooLarge = (name: string) => `“${name}” is larger than 64 MB.`
export const notText = (name: string) =>
  `“${name}” isn’t a text file. Save it as CSV or text and open that.`
export const notRead = (name: string) =>
  `“${name}” couldn’t be read. Check that it still exists, then try again.`
