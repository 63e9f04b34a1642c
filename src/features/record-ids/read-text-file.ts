/** Larger files are no list of ids. */
const maxFileBytes = 64 * 1024 * 1024

/** The text of a file, or why it has none, as a sentence. */
export async function readTextFile(
  file: File,
): Promise<{ readonly text: string } | { readonly failure: string }> {
  if (file.size > maxFileBytes) {
    return { failure: `“${file.name}” is larger than 64 MB: that is no list of IDs.` }
  }
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
