import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { countRecordsQuery } from '#api/count-records.ts'
import type { Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration.ts'
import type { ExportRequest } from '#domain/contract.ts'
import type { Place, Problem } from '#domain/problems.ts'
import { keysByPath } from '#domain/finish-tree.ts'
import { placesOfServiceErrors, serviceProblems } from '#domain/service-error-places.ts'
import { toRequest, type KnownQueue, type RequestResult } from '#domain/to-request.ts'
import { useExportRuns, type ExportRuns } from '#features/export-run/use-export-runs.ts'
import type { ExportRun } from '#features/export-run/export-runs.ts'
import { countedTree } from '#features/outcome/counted-tree.ts'
import type { RecordCount } from '#features/outcome/record-count.ts'

export type ExportOptions = {
  readonly session: Session
  readonly known: KnownQueue
  readonly result: RequestResult
  readonly count: RecordCount
  /** Brings what stands in the way into view. */
  readonly onJump: (place: Place) => void
}

export type Export = ExportRuns & {
  /** What our own checks found, or else what the service refused in this very configuration. */
  readonly problems: readonly Problem[]
  /** An export was tried: rows that nobody has left yet show their problems as well. */
  readonly isTried: boolean
  readonly begin: () => void
  readonly repeat: (run: ExportRun) => void
}

type Refusal = { readonly result: RequestResult; readonly problems: readonly Problem[] }

/** Starts exports, and brings what stands in their way to its place. */
export function useExport({ session, known, result, count, onJump }: ExportOptions): Export {
  const { getValues } = useFormContext<Configuration>()
  const client = useQueryClient()
  const runs = useExportRuns(session)
  const [isTried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const refuse = (request: ExportRequest, body: unknown) => {
    if (result.request === null) return
    const problems = serviceProblems(
      placesOfServiceErrors(request, body),
      keysByPath(getValues('filter_tree')),
    )
    setRefusal({ result, problems })
  }
  /** The number to compare the file with is asked for when the run begins. */
  const counting = (queueId: string, request: ExportRequest) => () =>
    client.fetchQuery({
      ...countRecordsQuery(session, queueId, countedTree(request)),
      staleTime: 0,
    })
  const begin = () => {
    // What is on screen may be a moment behind what was typed; the file may not.
    const configuration = getValues()
    const fresh = toRequest(configuration, known)
    setTried(true)
    if (fresh.request === null || configuration.queue_id === null) {
      const [first] = fresh.problems
      if (first) onJump(first.place)
      return
    }
    const isCounted =
      count.state === 'known' &&
      !count.isOutdated &&
      JSON.stringify(fresh.request) === JSON.stringify(result.request)
    runs.start({
      queue_id: configuration.queue_id,
      request: fresh.request,
      expected: isCounted ? count.value : null,
      count: counting(configuration.queue_id, fresh.request),
      onRefused: refuse,
    })
  }
  const repeat = (run: ExportRun) => {
    runs.dismiss(run.id)
    runs.start({
      queue_id: run.queue_id,
      request: run.request,
      expected: null,
      count: counting(run.queue_id, run.request),
      onRefused: refuse,
    })
  }
  const refused = refusal?.result === result ? refusal.problems : []
  return {
    ...runs,
    problems: result.request === null ? result.problems : refused,
    isTried,
    begin,
    repeat,
  }
}
