/** What is pasted, as a text area takes it: lines end with `\n`, and the end of the last one is none. */
export const pastedText = (clipboard: Pick<DataTransfer, 'getData'>): string =>
  clipboard.getData('text').replaceAll(/\r\n?/g, '\n').replace(/\n$/, '')

/** Pasted text as a list: lines and cells; at commas only where a single line has several. */
export function splitPasted(text: string): string[] {
  const parts = text.split(/[\r\n\t]+/)
  const cells = parts.length === 1 ? text.split(',') : parts
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
}
