/** Pasted text with `\n` line ends and without the last one. */
export const pastedText = (clipboard: Pick<DataTransfer, 'getData'>): string =>
  clipboard.getData('text').replaceAll(/\r\n?/g, '\n').replace(/\n$/, '')

export function splitPasted(text: string): string[] {
  const parts = text.split(/[\r\n\t]+/)
  const cells = parts.length === 1 ? text.split(',') : parts
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
}
