import type { DownloadProgress, ExportUrl } from '#domain/contract/endpoints/download-schemas.ts'
import { judgeFile, numbersOf, type Count } from '#domain/export-result/judge-file.ts'
import { unseenVerdict, verdictFacts, verdictOf } from '#domain/export-result/verdict.ts'
import { saveFile } from '#ui/save-file.ts'
import { fileNameOf } from './content-disposition.ts'
import type { EndMessage } from './export-messages.ts'
import { plannedName } from './planned-name.ts'
import type { ExportResult, ExportRun, Received } from './run-state.ts'

export type Conclusion = Count & {
  /** Keeps or discards the chosen file; returns whether the file is there. */
  readonly settle: (keep: boolean) => Promise<boolean>
  readonly chosen: FileSystemFileHandle | null
}

export type Concluded = {
  readonly result: ExportResult
  readonly saved: Blob | null
  readonly rows: number
  readonly bytes: number
}

/** Decides the verdict and saves the file. An incomplete file is never saved under its name. */
export const conclude = (
  run: ExportRun,
  received: Received,
  conclusion: Conclusion,
): Promise<Concluded> =>
  received.type === 'link'
    ? concludeLink(received.link, received.last, conclusion)
    : concludeStream(run, received, conclusion)

async function concludeStream(
  run: ExportRun,
  received: EndMessage,
  { settle, chosen, ...count }: Conclusion,
): Promise<Concluded> {
  const { end, rows, bytes, isWhole, file, ids } = received
  const judged = await judgeFile(received, end, count, 'disk')
  let { verdict } = judged
  const name = chosen?.name ?? fileNameOf(received.disposition) ?? plannedName(run)
  let { isSaved }: { isSaved: boolean } = verdictFacts[verdict.kind]
  if (chosen && end === 'whole') {
    const isKept = await settle(isSaved)
    if (isSaved && !isKept) verdict = judged.unsaved
    isSaved = isKept
  } else if (isSaved && file) saveFile(file, name)
  const result = {
    verdict,
    hash: null,
    file_name: isSaved ? name : null,
    partial: !isSaved && file && file.size > 0 ? { file, name: `${name}.incomplete` } : null,
    ids: end === 'whole' ? ids : null,
    ended_at: Date.now(),
  }
  const written = chosen && isSaved ? await chosen.getFile().catch(() => null) : null
  return {
    result,
    saved: end === 'whole' && isWhole ? (chosen ? written : file) : null,
    rows,
    bytes,
  }
}

async function concludeLink(
  { file_name }: ExportUrl,
  last: DownloadProgress | null,
  count: Conclusion,
): Promise<Concluded> {
  const ended = { partial: null, ids: null, ended_at: Date.now() } as const
  if (last === null) {
    const result = { ...ended, verdict: unseenVerdict, hash: null, file_name }
    return { result, saved: null, rows: 0, bytes: 0 }
  }
  const { records: rows, bytes, sha256: hash } = last
  const isWhole = last.state === 'finished'
  const verdict = verdictOf({
    end: isWhole ? 'whole' : 'broken',
    rows,
    isWhole,
    foreign: null,
    countFailed: count.countFailed,
    hasAllIds: false,
    ...(await numbersOf(isWhole, rows, count)),
  })
  const result = { ...ended, verdict, hash, file_name: isWhole ? file_name : null }
  return { result, saved: null, rows, bytes }
}
