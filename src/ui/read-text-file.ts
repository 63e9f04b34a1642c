/** Larger files are read by nobody here: they would have to be in memory as a whole. */
const maxFileBytes = 64 * 1024 * 1024

export type ReadTextFile = { readonly text: string } | { readonly failure: string }

/** The text of a file that a person chose, or why it has none, as a sentence. */
export async function readTextFile(file: File): Promise<ReadTextFile> {
  if (file.size > maxFileBytes) return { failure: `“${file.name}” is larger than 64 MB.` }
  try {
    const text = await decoded(file)
    // A spreadsheet or an archive: its bytes are no text, and reading them would find nothing.
    return text.slice(0, 10_000).includes('\0')
      ? { failure: `“${file.name}” isn’t a text file. Save it as CSV or text and open that.` }
      : { text }
  } catch {
    return {
      failure: `“${file.name}” couldn’t be read. Check that it still exists, then try again.`,
    }
  }
}

/** The mark at the beginning of a file says which Unicode it is; it is no part of the text. */
async function decoded(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
