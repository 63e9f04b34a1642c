import { fileNameOf } from './content-disposition.ts'
import type { DownloadProgress } from '#api/download-progress.ts'
import type { ExportUrl } from '#api/export-url.ts'
import { mostInFile, type FileCount } from '#domain/configuration/file-count.ts'
import { exportFileName } from '#domain/contract/export-file-name.ts'
import type { EndMessage } from './export-messages.ts'
import type { ExportRun, RunEnd } from './export-runs.ts'
import { saveFile } from '#ui/save-file.ts'
import {
  asFlatFile,
  unseenVerdict,
  verdictOf,
  type EndedFile,
} from '#domain/export-result/verdict.ts'

export type Conclusion = {
  /** What was counted when the run began; null where nothing was. */
  readonly expected: FileCount | null
  readonly countFailed: boolean
  /** Counts the records as they are now; null where the service does not. */
  readonly recount: () => Promise<FileCount | null>
  /** Of a chosen file: lets it stay or not, and tells whether it is there. */
  readonly settle: (keep: boolean) => Promise<boolean>
  readonly chosen: FileSystemFileHandle | null
}

/** Says what a file is worth, and saves it if it is whole: a part of one never gets its name. */
export async function conclude(
  run: ExportRun,
  message: EndMessage,
  { expected, countFailed, recount, settle, chosen }: Conclusion,
): Promise<RunEnd> {
  const { end, rows, isWhole, foreign, nested, file, ids } = message
  const numbers = await numbersOf(end === 'whole', rows, expected, recount)
  const hasAllIds = ids !== null && ids.missing.length === 0 && ids.found === rows
  const facts = { rows, isWhole, foreign, countFailed, hasAllIds, ...numbers }
  let verdict = asFlatFile(verdictOf({ ...facts, end }), nested)
  const name = chosen?.name ?? fileNameOf(message.disposition) ?? promisedName(run)
  let isSaved = verdict.kind !== 'incomplete'
  if (chosen && end === 'whole') {
    const isKept = await settle(isSaved)
    if (isSaved && !isKept) verdict = verdictOf({ ...facts, end: 'disk' })
    isSaved = isKept
  } else if (isSaved && file) saveFile(file, name)
  return {
    state: 'ended',
    verdict,
    hash: null,
    // Of what is no whole file, or is not there, nobody wants to know.
    isHashing: end === 'whole' && isWhole && (chosen ? isSaved : file !== null),
    file_name: isSaved ? name : null,
    partial: !isSaved && file && file.size > 0 ? { file, name: `${name}.incomplete` } : null,
    ids: end === 'whole' ? ids : null,
    ended_at: Date.now(),
  }
}

/** What a file's rows are compared with: counted again where another number came. */
async function numbersOf(
  isWhole: boolean,
  rows: number,
  expected: FileCount | null,
  recount: Conclusion['recount'],
): Promise<Pick<EndedFile, 'expected' | 'atMost' | 'recounted'>> {
  const inFile = expected?.in_file ?? null
  const atMost = expected && inFile === null ? expected.selected : null
  const isOther = inFile === null ? atMost !== null && rows > atMost : rows !== inFile
  const again = isWhole && isOther ? await recount().catch(() => null) : null
  return { expected: inFile, atMost, recounted: again && mostInFile(again) }
}

/** What the page said that the file would be called, where the service names none. */
const promisedName = ({ request, queue_name, started_at }: ExportRun): string =>
  exportFileName({
    requested: request.file_name,
    queue_name,
    format: request.export_format,
    at: new Date(started_at),
  })

/** Says what can be said of a file that the browser fetched itself: what the server tells of its end. */
export async function concludeLink(
  { file_name }: ExportUrl,
  last: DownloadProgress | null,
  { expected, countFailed, recount }: Pick<Conclusion, 'expected' | 'countFailed' | 'recount'>,
): Promise<RunEnd> {
  const ended = {
    state: 'ended',
    isHashing: false,
    partial: null,
    ids: null,
    ended_at: Date.now(),
  } as const
  if (last === null) return { ...ended, verdict: unseenVerdict, hash: null, file_name }
  const rows = last.records
  const isWhole = last.state === 'finished'
  const verdict = verdictOf({
    end: isWhole ? 'whole' : 'broken',
    rows,
    isWhole,
    foreign: null,
    countFailed,
    hasAllIds: false,
    ...(await numbersOf(isWhole, rows, expected, recount)),
  })
  return { ...ended, verdict, hash: last.sha256, file_name: isWhole ? file_name : null }
}
