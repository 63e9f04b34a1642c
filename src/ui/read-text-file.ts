/** Larger files are read by nobody here: they would have to be in memory as a whole. */
const maxFileBytes = 64 * 1024 * 1024

export type ReadTextFile = { readonly text: string } | { readonly failure: string }

/** The text of a file that a person chose, or why it has none, as a sentence. */
export async function readTextFile(file: File): Promise<ReadTextFile> {
  if (file.size > maxFileBytes) return { failure: `“${file.name}” is larger than 64 MB.` }
  try {
    const text = await file.text()
    // A spreadsheet or an archive: its bytes are no text, and reading them would find nothing.
    return text.slice(0, 10_000).includes('\0')
      ? { failure: `“${file.name}” is no text file. Save it as CSV or text and open that.` }
      : { text }
  } catch {
    return {
      failure: `“${file.name}” could not be read. Check that it is still there, and try again.`,
    }
  }
}
