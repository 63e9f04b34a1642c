import * as words from './file-words.ts'

/** The whole text is in memory, so larger files are refused. */
const maxFileBytes = 64 * 1024 * 1024

export type ReadTextFile = { readonly text: string } | { readonly failure: string }

export async function readTextFile(file: File): Promise<ReadTextFile> {
  if (file.size > maxFileBytes) return { failure: words.tooLarge(file.name) }
  try {
    const text = await decoded(file)
    // A zero byte means a binary file, for instance a spreadsheet or an archive.
    return text.slice(0, 10_000).includes('\0') ? { failure: words.notText(file.name) } : { text }
  } catch {
    return {
      failure: words.notRead(file.name),
    }
  }
}

/** Decodes by the byte order mark; UTF-8 without one. */
async function decoded(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
