import { isDiskFull } from '#server/system/system-code.ts'
import { printable, printableLines } from '#server/system/printable.ts'
import { StartFailure } from '#server/system/start-failure.ts'
import { ImportError } from '#server/store/store.ts'

export async function reportStart(start: Promise<void>): Promise<void> {
  try {
    await start
  } catch (error) {
    process.stderr.write(`Winnow did not start. ${reasonOf(error)}\n`)
    process.exit(1)
  }
}

/** Escaped for the terminal: file names and data are in it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error))
  if (error instanceof StartFailure || error instanceof ImportError) return printable(error.message)
  if (isDiskFull(error)) {
    return printable(
      `A disk is full (${error.message}). Free some space on the disk of the data folder, or choose a folder on another disk with --data.`,
    )
  }
  return printableLines(error.stack ?? error.message)
}
