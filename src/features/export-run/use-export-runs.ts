import { useCallback, useEffect, useRef, useState } from 'react'
import { NetworkError, ServiceError } from '#api/api-failure.ts'
import { authHeaders, tellSignedOut } from '#api/http.ts'
import { queuePath } from '#api/queue-path.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract.ts'
import { fileNameOf } from './content-disposition.ts'
import type { ExportMessage, ExportOrder } from './export-messages.ts'
import { changeRun, isRunning, type ExportRun, type RunOutcome } from './export-runs.ts'
import { saveFile } from './save-file.ts'
import { speedWindow } from './speed.ts'
import { verdictOf } from './verdict.ts'

export type ExportOrders = {
  readonly queue_id: string
  readonly request: ExportRequest
  /** Records that were counted for this very request; null where they were not. */
  readonly expected: number | null
  /** Counts them while the file is on its way; null where the service does not count. */
  readonly count: () => Promise<number | null>
  /** Told of an error body that may speak of places in the request. */
  readonly onRefused?: (request: ExportRequest, body: unknown) => void
}

export type ExportRuns = {
  readonly runs: readonly ExportRun[]
  readonly start: (orders: ExportOrders) => void
  readonly cancel: (id: number) => void
  readonly dismiss: (id: number) => void
}

let lastId = 0

/** Exports that go on side by side, each in a worker of its own; leaving the page asks while one runs. */
export function useExportRuns(session: Session): ExportRuns {
  const [runs, setRuns] = useState<readonly ExportRun[]>([])
  const workers = useRef(new Map<number, Worker>())
  const isBusy = runs.some(isRunning)

  useEffect(() => {
    if (!isBusy) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isBusy])

  const end = useCallback((id: number, outcome: RunOutcome) => {
    workers.current.get(id)?.terminate()
    workers.current.delete(id)
    setRuns((all) => changeRun(all, id, (run) => ({ ...run, outcome })))
  }, [])

  const start = useCallback(
    ({ queue_id, request, expected, count, onRefused }: ExportOrders) => {
      lastId += 1
      const id = lastId
      const started_at = performance.now()
      const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' })
      workers.current.set(id, worker)
      const run: ExportRun = {
        id,
        request,
        queue_id,
        expected,
        started_at,
        rows: 0,
        bytes: 0,
        samples: [{ at: started_at, bytes: 0 }],
        outcome: { state: 'running' },
      }
      setRuns((all) => [run, ...all])
      const counted = expected === null ? count().catch(() => null) : Promise.resolve(expected)
      void counted.then((number) =>
        setRuns((all) => changeRun(all, id, (one) => ({ ...one, expected: number }))),
      )
      const advance = (rows: number, bytes: number) =>
        setRuns((all) => changeRun(all, id, (one) => withProgress(one, rows, bytes)))
      const fail = (error: Error, retry_after: number | null = null) =>
        end(id, { state: 'failed', message: error.message, retry_after })
      // The worker's own file comes from the server as well.
      worker.addEventListener('error', () => fail(new NetworkError()))
      worker.addEventListener('message', ({ data }: MessageEvent<ExportMessage>) => {
        switch (data.type) {
          case 'progress':
            return advance(data.rows, data.bytes)
          case 'done':
            advance(data.rows, data.bytes)
            return void counted.then((number) =>
              end(id, finished(data, { ...run, expected: number })),
            )
          case 'refused': {
            const body = parsed(data.body)
            const after = Number(data.retry_after)
            const error = new ServiceError(data.status, body, data.retry_after ? after : null)
            if (data.status === 401) tellSignedOut(session)
            onRefused?.(request, body)
            return fail(error, error.retryAfter)
          }
          case 'failed':
            advance(data.rows, data.bytes)
            return fail(
              data.hasBegun
                ? new Error(
                    'The connection broke before the file was complete, so nothing was saved. Export again.',
                  )
                : new NetworkError(),
            )
          default:
            return data satisfies never
        }
      })
      const order: ExportOrder = {
        url: new URL(
          session.connection.base_url + queuePath(queue_id, '/records/export'),
          location.href,
        ).href,
        headers: authHeaders(session.credentials),
        request,
        format: request.export_format,
      }
      worker.postMessage(order)
    },
    [end, session],
  )
  const cancel = useCallback((id: number) => end(id, { state: 'cancelled' }), [end])
  const dismiss = useCallback(
    (id: number) => setRuns((all) => all.filter((run) => run.id !== id)),
    [],
  )
  return { runs, start, cancel, dismiss }
}

function withProgress(run: ExportRun, rows: number, bytes: number): ExportRun {
  const at = performance.now()
  const samples = [...run.samples, { at, bytes }]
  const first = samples.findLastIndex((sample) => at - sample.at > speedWindow)
  return { ...run, rows, bytes, samples: samples.slice(Math.max(0, first)) }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

type Done = Extract<ExportMessage, { type: 'done' }>

/** Saves a file that is whole, and says what can be said of it. */
function finished(done: Done, { request, expected, started_at }: ExportRun): RunOutcome {
  const verdict = verdictOf({
    rows: done.rows,
    isWhole: done.isWhole,
    expected,
    leavesOut: request.export_computed_metrics_only,
  })
  const seconds = (performance.now() - started_at) / 1000
  const name =
    fileNameOf(done.disposition) ?? request.file_name ?? `export.${request.export_format}`
  const isSaved = verdict.kind !== 'incomplete'
  if (isSaved) saveFile(done.file, name)
  return { state: 'finished', verdict, hash: done.hash, file_name: isSaved ? name : null, seconds }
}
