/** Pasted text as a list: lines and cells; at commas only where a single line has several. */
export function splitPasted(text: string): string[] {
  const parts = text.split(/[\r\n\t]+/)
  const cells = parts.length === 1 ? text.split(',') : parts
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
}
