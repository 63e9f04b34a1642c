import { useMemo, useRef, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { serverInfoQuery } from '#api/get-server-info.ts'
import { messageOf } from '#api/api-failure.ts'
import type { Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import type { ExportPlan } from '#domain/configuration/plan-export.ts'
import { keysByPath } from '#domain/configuration/finish-tree.ts'
import type { Place, Problem } from '#domain/configuration/problems.ts'
import {
  placesOfServiceErrors,
  serviceProblems,
} from '#domain/configuration/service-error-places.ts'
import type { KnownQueue, RequestResult } from '#domain/configuration/to-request.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { PastRun } from '#domain/export-result/past-run.ts'
import type { Receipt } from '#domain/export-result/receipt-schema.ts'
import { chooseFile } from '#features/export-run/choose-file.ts'
import { makeReceipt } from '#domain/export-result/make-receipt.ts'
import { resultOf, type ExportRun, type ExportWay } from '#features/export-run/run-state.ts'
import type { RunStore } from '#features/export-run/run-store.ts'
import { useExportRuns } from '#features/export-run/use-export-runs.ts'
import type { History } from '#features/history/history-store.ts'
import { readIds } from '#features/record-ids/read-ids.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'
import { encodeLink } from '#share/link.ts'
import { loadPart } from '#ui/load-part.ts'
import { showToast } from '#ui/show-toast.ts'
import { useLatest } from '#ui/use-latest.ts'
import { countAgain } from './count-again.ts'
import { createTurns } from '#ui/in-turn.ts'
import { prepareExport } from './prepare-export.ts'
import * as words from './words.ts'

export type ExportOptions = {
  readonly session: Session
  readonly known: KnownQueue
  readonly result: RequestResult
  readonly count: RecordCount
  readonly tree: DraftNode
  readonly history: History
  /** Expected size of the file in bytes; null if the service does not report it. */
  readonly size: number | null
  readonly onJump: (place: Place) => void
}

/** Bytes. Larger files are browser downloads, because the page would hold them in memory. */
const largeFile = 300e6

export type Export = {
  readonly runs: RunStore
  /** The problems of our own checks, or else those that the service found in this request. */
  readonly problems: readonly Problem[]
  /** The user pressed Export with problems, or the service found some: untouched rows show them too. */
  readonly isTried: boolean
  /** Without a way, the size of the file decides. */
  readonly begin: (way?: ExportWay) => void
  readonly repeat: (subject: ExportPlan) => void
  readonly repeatPast: (past: PastRun) => void
  readonly receiptOf: (run: ExportRun) => Promise<Receipt | null>
}

type Refusal = { readonly result: RequestResult; readonly problems: readonly Problem[] }

/** Ignores the file name, because it contains the time. */
const isSameExport = (a: ExportRequest, b: ExportRequest): boolean =>
  JSON.stringify({ ...a, file_name: null }) === JSON.stringify({ ...b, file_name: null })

export function useExport(options: ExportOptions): Export {
  const { session, known, result, count, tree, history, size, onJump } = options
  const { getValues } = useFormContext<Configuration>()
  const client = useQueryClient()
  const version = useQuery(serverInfoQuery).data?.version ?? ''
  const [isTried, setTried] = useState(false)
  const [hadProblems, setHadProblems] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const receiptOf = async (run: ExportRun): Promise<Receipt | null> => {
    const ended = resultOf(run)
    if (!ended) return null
    const page = `${location.origin}${location.pathname}`
    const api = new URL(session.connection.base_url, page).href
    const { ids } = await readIds(run.configuration.record_ids_text)
    const link = await loadPart(() => encodeLink(run.configuration, ids))
    return makeReceipt(run, ended, { version, api, page, link })
  }
  const remember = async (run: ExportRun) => {
    const receipt = await receiptOf(run)
    if (!receipt) return
    const { configuration } = run
    // Without storage there is no history. The user can still save the receipt.
    await history.add(run.id, { receipt, configuration }).catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['history'] })
  }
  // A run outlives many renders, so its callbacks read the latest values.
  const latest = useLatest({ session, result, tree, remember })
  // In turn, so that the receipt with the hash follows the one without it.
  const [inTurn] = useState(createTurns)
  const runs = useExportRuns((run) => void inTurn(() => latest.current.remember(run)))

  const refuse = (request: ExportRequest, body: unknown): number => {
    const now = latest.current
    if (now.result.request === null || !isSameExport(request, now.result.request)) return 0
    const problems = serviceProblems(placesOfServiceErrors(request, body), keysByPath(now.tree))
    setRefusal({ result: now.result, problems })
    return problems.length
  }
  const countNow = ({ queue_id, request }: Pick<ExportPlan, 'queue_id' | 'request'>) =>
    countAgain(client, latest.current.session, queue_id, request)
  const countOf = (request: ExportRequest): FileCount | null =>
    count.state === 'known' &&
    !count.isOutdated &&
    JSON.stringify(request) === JSON.stringify(result.request)
      ? count.count
      : null
  const start = (
    subject: ExportPlan,
    expected: FileCount | null,
    way: ExportWay = size !== null && size > largeFile ? 'link' : 'download',
    chosen: FileSystemFileHandle | null = null,
  ) => {
    setRefusal(null)
    runs.start(
      { ...subject, way, expected },
      {
        session: () => latest.current.session,
        count: () => countNow(subject),
        chosen,
        onRefused: refuse,
      },
    )
  }
  /** A press while the export is prepared would start a second one. */
  const isPreparing = useRef(false)
  const begin = async (way?: ExportWay) => {
    const prepared = await prepareExport({ ...getValues() }, { known, countOf, count: countNow })
    setTried('problems' in prepared)
    if ('problems' in prepared) {
      const [first] = prepared.problems
      if (first) onJump(first.place)
      return
    }
    const { plan: subject, expected, file_name } = prepared
    const chosen =
      way === 'picker' ? await chooseFile(file_name, subject.request.export_format) : null
    if (way === 'picker' && chosen === null) return
    start(subject, expected, way, chosen)
  }
  const refused = refusal?.result === result ? refusal.problems : null
  const places = count.state === 'failed' ? count.places : null
  const inCount = useMemo(
    () => (places === null ? [] : serviceProblems(places, keysByPath(tree))),
    [places, tree],
  )
  const problems = result.request === null ? result.problems : (refused ?? inCount)
  const hasProblems = problems.length > 0
  if (hasProblems !== hadProblems) {
    setHadProblems(hasProblems)
    // What was pressed for is done. The press may come before the page shows its problems.
    if (!hasProblems) setTried(false)
  }
  return {
    runs,
    problems,
    isTried: isTried || result.request !== null,
    begin: (way) => {
      if (isPreparing.current) return
      isPreparing.current = true
      void begin(way)
        .catch(notStarted)
        .finally(() => (isPreparing.current = false))
    },
    repeat: ({ queue_id, queue_name, configuration, request }) =>
      start({ queue_id, queue_name, configuration, request }, null),
    repeatPast: ({ receipt: { queue, request }, configuration }) =>
      start({ queue_id: queue.id, queue_name: queue.name, configuration, request }, null),
    receiptOf,
  }
}

function notStarted(error: unknown): void {
  const isLate = error instanceof DOMException && error.name === 'SecurityError'
  showToast({
    tone: 'bad',
    title: words.exportNotStarted,
    description: isLate ? words.countedTooLong : messageOf(error),
  })
}
