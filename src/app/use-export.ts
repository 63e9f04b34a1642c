import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { serverInfoQuery } from '#api/server-info.ts'
import type { Session } from '#api/session.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import { planFileName } from '#domain/configuration/file-name.ts'
import { needsCount } from '#domain/configuration/file-name-tokens.ts'
import type { Place, Problem } from '#domain/configuration/problems.ts'
import { keysByPath } from '#domain/configuration/finish-tree.ts'
import {
  placesOfServiceErrors,
  serviceProblems,
} from '#domain/configuration/service-error-places.ts'
import { toRequest, type KnownQueue, type RequestResult } from '#domain/configuration/to-request.ts'
import { chooseFile } from '#features/export-run/choose-file.ts'
import type { ExportRun, ExportSubject, ExportWay } from '#features/export-run/export-runs.ts'
import type { PastRun } from '#domain/export-result/past-run.ts'
import type { Receipt } from '#domain/export-result/receipt.ts'
import type { History } from '#features/history/history-store.ts'
import { makeReceipt } from '#features/export-run/make-receipt.ts'
import { useExportRuns, type ExportRuns } from '#features/export-run/use-export-runs.ts'
import { readSoon } from '#features/record-ids/read-soon.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'
import { countFile } from './count-file.ts'

export type ExportOptions = {
  readonly session: Session
  readonly known: KnownQueue
  readonly result: RequestResult
  readonly count: RecordCount
  /** The tree that `result` was made of. */
  readonly tree: DraftNode
  readonly history: History
  /** The size that the file will have in bytes; null where nobody tells. */
  readonly size: number | null
  /** Brings what stands in the way into view. */
  readonly onJump: (place: Place) => void
}

/** Larger files, in bytes, are fetched by the browser itself: the page would have to hold them. */
const largeFile = 300e6

export type Export = Omit<ExportRuns, 'start'> & {
  /** What our own checks found, or else what the service refused in this very configuration. */
  readonly problems: readonly Problem[]
  /** An export was tried: rows that nobody has left yet show their problems as well. */
  readonly isTried: boolean
  /** Without a way, the one that fits the size. */
  readonly begin: (way?: ExportWay) => void
  /** Makes an export once more, of what it was made of then. */
  readonly repeat: (subject: ExportSubject) => void
  readonly repeatKept: (kept: PastRun) => void
  readonly receiptOf: (run: ExportRun) => Promise<Receipt | null>
}

type Refusal = { readonly result: RequestResult; readonly problems: readonly Problem[] }

/** Names are made anew each time. */
const isSameExport = (a: ExportRequest, b: ExportRequest): boolean =>
  JSON.stringify({ ...a, file_name: null }) === JSON.stringify({ ...b, file_name: null })

/** Starts exports, brings what stands in their way to its place, and writes down how they ended. */
export function useExport(options: ExportOptions): Export {
  const { session, known, result, count, tree, history, size, onJump } = options
  const { getValues } = useFormContext<Configuration>()
  const client = useQueryClient()
  const version = useQuery(serverInfoQuery).data?.version ?? ''
  const [isTried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const { base_url } = session.connection
  const receiptOf = useCallback(
    async (run: ExportRun): Promise<Receipt | null> => {
      const { outcome } = run
      if (outcome.state !== 'ended') return null
      const page = `${location.origin}${location.pathname}`
      const api = new URL(base_url, page).href
      return makeReceipt({ ...run, outcome }, { version, api, page })
    },
    [base_url, version],
  )
  const remember = useCallback(
    async (run: ExportRun) => {
      const receipt = await receiptOf(run)
      if (!receipt) return
      const { configuration } = run
      // A browser that keeps nothing has its receipt on the page all the same.
      await history.add(run.id, { receipt, configuration }).catch(() => undefined)
      await client.invalidateQueries({ queryKey: ['history'] })
    },
    [client, history, receiptOf],
  )
  /** An export meets the page as it is then: who signed in again meanwhile, and what was changed. */
  const latest = useRef({ session, result, tree })
  useLayoutEffect(() => {
    latest.current = { session, result, tree }
  })
  const runs = useExportRuns(
    useCallback(() => latest.current.session, []),
    remember,
  )

  /** Marks what the service refuses in the request that is on the page, and tells how much that is. */
  const refuse = (request: ExportRequest, body: unknown): number => {
    const now = latest.current
    if (now.result.request === null || !isSameExport(request, now.result.request)) return 0
    const problems = serviceProblems(placesOfServiceErrors(request, body), keysByPath(now.tree))
    setRefusal({ result: now.result, problems })
    return problems.length
  }
  /** The number to compare the file with. */
  const counting =
    ({ queue_id, request }: Pick<ExportSubject, 'queue_id' | 'request'>) =>
    () =>
      countFile(client, latest.current.session, queue_id, request)
  const start = (
    subject: ExportSubject,
    expected: FileCount | null,
    way: ExportWay = size !== null && size > largeFile ? 'link' : 'download',
    chosen: FileSystemFileHandle | null = null,
  ) => {
    // What the service refused before is asked anew.
    setRefusal(null)
    runs.start(
      { ...subject, way, expected },
      { chosen, count: counting(subject), onRefused: refuse },
    )
  }
  const begin = async (way?: ExportWay) => {
    // What is on screen may be a moment behind what was typed; the file may not.
    const configuration = { ...getValues() }
    await readSoon(configuration.record_ids_text)
    const fresh = toRequest(configuration, known)
    setTried(true)
    if (fresh.request === null || configuration.queue_id === null) {
      const [first] = fresh.problems
      if (first) onJump(first.place)
      return
    }
    const queue_name = known.queue_name ?? configuration.queue_id
    const isCounted =
      count.state === 'known' &&
      !count.isOutdated &&
      JSON.stringify(fresh.request) === JSON.stringify(result.request)
    const asked = { queue_id: configuration.queue_id, request: fresh.request }
    const expected = isCounted
      ? count.count
      : needsCount(configuration.file_name)
        ? await counting(asked)().catch(() => null)
        : null
    const name = planFileName(configuration, {
      queue_name,
      at: new Date(),
      count: expected?.in_file ?? null,
    })
    const request = { ...fresh.request, file_name: name.requested }
    const chosen = way === 'picker' ? await chooseFile(name.saved, request.export_format) : null
    if (way === 'picker' && chosen === null) return
    const subject = { queue_id: configuration.queue_id, queue_name, configuration, request }
    start(subject, expected, way, chosen)
  }
  const repeat = ({ queue_id, queue_name, configuration, request }: ExportSubject) =>
    start({ queue_id, queue_name, configuration, request }, null)
  const refused = refusal?.result === result ? refusal.problems : null
  const places = count.state === 'failed' ? count.places : null
  const inCount = useMemo(
    () => (places === null ? [] : serviceProblems(places, keysByPath(tree))),
    [places, tree],
  )
  return {
    ...runs,
    problems: result.request === null ? result.problems : (refused ?? inCount),
    isTried,
    begin: (way) => void begin(way),
    repeat,
    repeatKept: ({ receipt, configuration }) =>
      repeat({
        queue_id: receipt.queue.id,
        queue_name: receipt.queue.name,
        configuration,
        request: receipt.request,
      }),
    receiptOf,
  }
}
