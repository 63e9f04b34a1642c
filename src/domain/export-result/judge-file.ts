import { mostInFile, type FileCount } from '#domain/configuration/file-count.ts'
import type { ReadFile } from './read-file.ts'
import { asFlatFile, verdictOf, type EndedFile, type FileEnd, type Verdict } from './verdict.ts'

export type Counted = {
  /** Counted when the run began; null if nothing was counted. */
  readonly expected: FileCount | null
  readonly countFailed: boolean
}

export type Count = Counted & {
  /** Counts the records now; null if the service does not count. */
  readonly recount: () => Promise<FileCount | null>
}

export type JudgedFile = {
  readonly verdict: Verdict
  /** The verdict if the whole file could then not be saved. */
  readonly unsaved: Verdict
}

/** Decides the verdict on a file whose bytes have ended. */
export async function judgeFile(
  file: ReadFile,
  end: FileEnd,
  count: Count,
  unsavedEnd: 'disk' | 'unwritten',
): Promise<JudgedFile> {
  const { rows, isWhole, foreign, nested, ids } = file
  const numbers = await numbersOf(end === 'whole', rows, count)
  const hasAllIds = ids !== null && ids.missing.length === 0 && ids.found === rows
  const facts = { rows, isWhole, foreign, countFailed: count.countFailed, hasAllIds, ...numbers }
  return {
    verdict: asFlatFile(verdictOf({ ...facts, end }), nested),
    unsaved: verdictOf({ ...facts, end: unsavedEnd }),
  }
}

/** The numbers to compare with the rows. Counts again if the first number differs. */
export async function numbersOf(
  isWhole: boolean,
  rows: number,
  { expected, recount }: Count,
): Promise<Pick<EndedFile, 'expected' | 'atMost' | 'recounted'>> {
  const inFile = expected?.in_file ?? null
  const atMost = expected && inFile === null ? expected.selected : null
  const isOther = inFile === null ? atMost !== null && rows > atMost : rows !== inFile
  const again = isWhole && isOther ? await recount().catch(() => null) : null
  return { expected: inFile, atMost, recounted: again && mostInFile(again) }
}
