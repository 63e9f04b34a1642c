import { useCallback, useEffect, useRef, useState } from 'react'
import { NetworkError, ServiceError } from '#api/api-failure.ts'
import { authHeaders, tellSignedOut } from '#api/http.ts'
import { queuePath } from '#api/queue-path.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract.ts'
import { conclude } from './conclude.ts'
import type { ExportMessage, ExportOrder } from './export-messages.ts'
import {
  changeRun,
  isRunning,
  type ExportRun,
  type ExportSubject,
  type RunOutcome,
} from './export-runs.ts'
import { waitBeforeRetry, type EarlyEnd } from './retry.ts'
import { saveFile } from './save-file.ts'
import { speedWindow } from './speed.ts'
import { startStream, type StreamRun } from './stream-run.ts'

export type ExportOrders = ExportSubject & {
  /** Records that were counted for this very request; null where they were not. */
  readonly expected: number | null
  /** Counts them anew; null where the service does not count. */
  readonly count: () => Promise<number | null>
  /** The file to write to; null gives it to the browser's downloads. */
  readonly chosen: FileSystemFileHandle | null
  /** Told of an error body that may speak of places in the request. */
  readonly onRefused?: (request: ExportRequest, body: unknown) => void
}

export type ExportRuns = {
  readonly runs: readonly ExportRun[]
  readonly start: (orders: ExportOrders) => void
  readonly cancel: (id: string) => void
  /** Tries again at once, instead of waiting. */
  readonly hurry: (id: string) => void
  /** Saves what had arrived of an incomplete file, under a name that says so. */
  readonly keepPartial: (id: string) => void
  readonly dismiss: (id: string) => void
}

/** What goes on behind a run. */
type Going = {
  stream: StreamRun | null
  timer: ReturnType<typeof setTimeout> | undefined
  readonly again: () => void
}

/** Exports that go on side by side, each in a worker of its own; leaving the page asks while one runs. */
export function useExportRuns(session: Session, onEnded: (run: ExportRun) => void): ExportRuns {
  const [runs, setRuns] = useState<readonly ExportRun[]>([])
  const going = useRef(new Map<string, Going>())
  const latest = useRef(runs)
  const isBusy = runs.some(isRunning)
  useEffect(() => {
    latest.current = runs
  })

  useEffect(() => {
    if (!isBusy) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isBusy])

  const change = useCallback(
    (id: string, by: (run: ExportRun) => Partial<ExportRun>) =>
      setRuns((all) => changeRun(all, id, (run) => ({ ...run, ...by(run) }))),
    [],
  )
  const setOutcome = useCallback(
    (id: string, outcome: RunOutcome) => change(id, () => ({ outcome })),
    [change],
  )
  const letGo = useCallback((id: string) => {
    const own = going.current.get(id)
    clearTimeout(own?.timer)
    own?.stream?.stop()
    going.current.delete(id)
  }, [])

  const start = useCallback(
    (orders: ExportOrders) => {
      const { count, chosen, onRefused, ...subject } = orders
      const run = newRun(subject, chosen)
      const { id, request } = run
      const counted =
        orders.expected === null
          ? count().catch(() => null)
          : Promise.resolve<number | null>(orders.expected)
      void counted.then((expected) => change(id, () => ({ expected })))
      const order = orderOf(session, run, chosen)
      let tries = 0

      const endEarly = (early: EarlyEnd, error: Error) => {
        const wait = waitBeforeRetry(early, tries)
        if (wait === null) {
          letGo(id)
          return setOutcome(id, { state: 'failed', message: error.message })
        }
        const until = Date.now() + wait * 1000
        setOutcome(id, { state: 'waiting', until, message: error.message })
        own.timer = setTimeout(attempt, wait * 1000)
        return undefined
      }
      const end = async (message: Extract<ExportMessage, { type: 'ended' }>) => {
        const expected = await counted
        const settle = own.stream?.settle ?? (async () => false)
        const outcome = await conclude(run, message, { expected, recount: count, settle, chosen })
        letGo(id)
        const { rows, bytes } = message
        change(id, () => ({ expected, rows, bytes, outcome }))
        onEnded({ ...run, expected, rows, bytes, outcome })
      }
      const attempt = () => {
        clearTimeout(own.timer)
        own.stream?.stop()
        tries += 1
        setOutcome(id, { state: 'running' })
        own.stream = startStream(order, (message) => {
          switch (message.type) {
            case 'progress':
              return change(id, (now) => withProgress(now, message))
            case 'ended':
              return void end(message)
            case 'refused': {
              const { status } = message
              const retry_after = message.retry_after === null ? null : Number(message.retry_after)
              const error = new ServiceError(status, parsed(message.body), retry_after)
              if (status === 401) tellSignedOut(session)
              onRefused?.(request, error.body)
              return endEarly({ status, retry_after: retry_after || null }, error)
            }
            case 'unreached':
              return endEarly({ status: null, retry_after: null }, new NetworkError())
            default:
              return message satisfies never
          }
        })
      }
      const own: Going = { stream: null, timer: undefined, again: attempt }
      going.current.set(id, own)
      setRuns((all) => [run, ...all])
      attempt()
    },
    [change, letGo, onEnded, session, setOutcome],
  )

  const cancel = useCallback(
    (id: string) => {
      const run = latest.current.find((one) => one.id === id)
      if (run?.outcome.state === 'running' && run.bytes > 0) {
        going.current.get(id)?.stream?.cancel()
        return
      }
      letGo(id)
      setOutcome(id, { state: 'failed', message: 'The export was cancelled before anything came.' })
    },
    [letGo, setOutcome],
  )
  const hurry = useCallback((id: string) => going.current.get(id)?.again(), [])
  const keepPartial = useCallback(
    (id: string) => {
      const { outcome } = latest.current.find((run) => run.id === id) ?? {}
      if (outcome?.state !== 'ended' || !outcome.partial) return
      const { file, name } = outcome.partial
      saveFile(file, name)
      setOutcome(id, { ...outcome, file_name: name, partial: null })
    },
    [setOutcome],
  )
  const dismiss = useCallback(
    (id: string) => setRuns((all) => all.filter((run) => run.id !== id)),
    [],
  )
  return { runs, start, cancel, hurry, keepPartial, dismiss }
}

function newRun(
  { expected, ...subject }: ExportSubject & { readonly expected: number | null },
  chosen: FileSystemFileHandle | null,
): ExportRun {
  return {
    ...subject,
    id: crypto.randomUUID(),
    way: chosen ? 'picker' : 'download',
    expected,
    started_at: Date.now(),
    elapsed_ms: 0,
    rows: 0,
    bytes: 0,
    head: '',
    samples: [{ at: performance.now(), bytes: 0 }],
    outcome: { state: 'running' },
  }
}

const orderOf = (
  session: Session,
  { queue_id, request }: ExportRun,
  target: FileSystemFileHandle | null,
): ExportOrder => ({
  url: new URL(session.connection.base_url + queuePath(queue_id, '/records/export'), location.href)
    .href,
  headers: authHeaders(session.credentials),
  request,
  format: request.export_format,
  target,
})

function withProgress(
  run: ExportRun,
  { rows, bytes, head }: Extract<ExportMessage, { type: 'progress' }>,
): Partial<ExportRun> {
  const at = performance.now()
  const samples = [...run.samples, { at, bytes }]
  const first = samples.findLastIndex((sample) => at - sample.at > speedWindow)
  return {
    rows,
    bytes,
    head: head ?? run.head,
    elapsed_ms: Date.now() - run.started_at,
    samples: samples.slice(Math.max(0, first)),
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
