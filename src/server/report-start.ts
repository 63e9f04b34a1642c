import { StartFailure } from './start-failure.ts'
import { ImportError } from '#server/store/store.ts'

/** Runs a start to its end, and turns what stops it into a message and exit code 1. */
export async function reportStart(start: Promise<void>): Promise<void> {
  try {
    await start
  } catch (error) {
    const expected = error instanceof StartFailure || error instanceof ImportError
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`Winnow did not start. ${expected ? error.message : text}\n`)
    process.exit(1)
  }
}
