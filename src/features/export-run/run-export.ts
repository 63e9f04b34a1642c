import { messageOf, mistakeText, NetworkError, ServiceError, WebPage } from '#api/api-failure.ts'
import type { DownloadProgress } from '#api/download-progress.ts'
import type { ExportUrl } from '#api/export-url.ts'
import { tellSignedOut } from '#api/http.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import { conclude, concludeLink } from './conclude.ts'
import type { EndMessage, ExportMessage, ExportOrder } from './export-messages.ts'
import { withProgress, type ExportRun, type RunEnd, type RunOutcome } from './export-runs.ts'
import { fileHash, type RunningHash } from './file-hash.ts'
import { removeEmpty } from './file-sink.ts'
import { startLink } from './link-run.ts'
import { waitBeforeRetry, type EarlyEnd } from './retry.ts'
import { startStream, type StreamRun } from './stream-run.ts'
import { partMissing } from '#ui/load-part.ts'
import { withPatience } from './with-timeout.ts'

export type RunOrders = {
  /** Counts the records anew; null where the service does not count. */
  readonly count: () => Promise<FileCount | null>
  /** The file to write to, where a person chose one. */
  readonly chosen: FileSystemFileHandle | null
  /** Told of an error body that may speak of places in the request; answers how many are marked. */
  readonly onRefused?: (request: ExportRequest, body: unknown) => number
}

type LastOfRun<Outcome extends RunOutcome> = Partial<ExportRun> & { readonly outcome: Outcome }

export type RunEvents = {
  /** Something of the run has changed. */
  readonly change: (by: (run: ExportRun) => Partial<ExportRun>) => void
  /** The run is over, with a file or without. */
  readonly end: (last: LastOfRun<RunOutcome>) => void
  /** Where the end said that the hash is being worked out. */
  readonly hashed: (hash: string | null, last: LastOfRun<RunEnd>) => void
}

/** A run that goes on. */
export type RunningExport = {
  /** What had arrived is told as with any other end. */
  readonly cancel: () => void
  /** Tries again at once, instead of waiting. */
  readonly hurry: () => void
  /** Lets go of it, whatever it does. */
  readonly stop: () => void
}

const markedText = (places: number): string =>
  places === 1
    ? 'The service does not take the request as it is: the place is marked.'
    : `The service does not take the request as it is: ${places.toLocaleString('en')} places are marked.`

const unreached: EarlyEnd = { status: null, retry_after: null }
const uncounted = { expected: null, countFailed: true }

/** Fetches a file in the run's way, again by itself where nothing of it has come, and says how it ends. */
export function runExport(
  session: () => Session,
  run: ExportRun,
  { count, chosen, onRefused }: RunOrders,
  { change, end, hashed }: RunEvents,
): RunningExport {
  const { request } = run
  const counting = run.expected === null ? count() : Promise.resolve<FileCount | null>(run.expected)
  const counted = counting.then(
    (expected) => ({ expected, countFailed: false }),
    () => uncounted,
  )
  const recount = () => withPatience(count(), null)
  void counted.then(({ expected }) => change(() => ({ expected })))
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Who asked the last time. */
  let asked: Session | null = null
  let stream: StreamRun | null = null
  let hash: RunningHash | null = null
  let link: { readonly stop: () => void } | null = null

  const stop = () => {
    clearTimeout(timer)
    stream?.stop()
    link?.stop()
    hash?.stop()
  }
  const fail = (message: string): void => {
    if (chosen) void removeEmpty(chosen)
    end({ outcome: { state: 'failed', message } })
  }
  const endEarly = (early: EarlyEnd, { message }: { readonly message: string }): void => {
    const wait = waitBeforeRetry(early, tries)
    if (wait === null) return fail(message)
    const until = Date.now() + wait * 1000
    change(() => ({ outcome: { state: 'waiting', until, message } }))
    timer = setTimeout(attempt, wait * 1000)
    return undefined
  }
  const refuse = (error: ServiceError): void => {
    if (error.status === 401 && asked) tellSignedOut(asked)
    const marked = onRefused?.(request, error.body) ?? 0
    const said = marked === 0 ? error : { message: markedText(marked) }
    endEarly({ status: error.status, retry_after: error.retryAfter }, said)
  }
  const endStream = async (message: EndMessage) => {
    const { rows, bytes } = message
    const { expected, countFailed } = await withPatience(counted, uncounted)
    const settle = stream?.settle ?? (async () => false)
    const facts = { expected, countFailed, recount }
    const outcome = await conclude(run, message, { ...facts, settle, chosen })
    const last = { expected, rows, bytes, outcome }
    end(last)
    if (!outcome.isHashing) return
    const saved = chosen ? await chosen.getFile().catch(() => null) : message.file
    hash = saved && fileHash(saved)
    hashed(hash && (await hash.result), last)
  }
  const endLink = async (opened: ExportUrl, last: DownloadProgress | null) => {
    const { expected, countFailed } = await withPatience(counted, uncounted)
    const outcome = await concludeLink(opened, last, { expected, countFailed, recount })
    end({ expected, rows: last?.records ?? 0, bytes: last?.bytes ?? 0, outcome })
  }
  const hear = (message: Exclude<ExportMessage, { type: 'settled' }>): void => {
    switch (message.type) {
      case 'progress':
        return change((now) => withProgress(now, message))
      case 'ended':
        return void endStream(message)
      case 'refused':
        return refuse(new ServiceError(message.status, message.body, message.retry_after))
      case 'web_page':
        return endEarly({ status: 200, retry_after: null }, new WebPage('the file'))
      case 'unreached':
        return endEarly(unreached, new NetworkError())
      case 'not_loaded':
        return endEarly(unreached, { message: partMissing })
      case 'crashed':
        return fail(mistakeText(message.message))
      default:
        return message satisfies never
    }
  }
  const fetchByPage = () => {
    asked = session()
    stream = startStream(orderOf(asked, run, chosen), hear)
  }
  const fetchByLink = () => {
    asked = session()
    link = startLink(asked, run.queue_id, request, {
      onProgress: ({ records: rows, bytes }) => change((now) => withProgress(now, { rows, bytes })),
      onEnded: (opened, last) => void endLink(opened, last),
      onUnsupported: () => {
        change(() => ({ way: 'download' }))
        fetchByPage()
      },
      onFailed: (error) => {
        if (error instanceof ServiceError) return refuse(error)
        if (error instanceof NetworkError) return endEarly(unreached, error)
        return fail(messageOf(error))
      },
    })
  }
  function attempt(): void {
    stop()
    tries += 1
    change(() => ({ outcome: { state: 'running' } }))
    if (run.way === 'link') fetchByLink()
    else fetchByPage()
  }
  attempt()
  return { cancel: () => stream?.cancel(), hurry: attempt, stop }
}

const orderOf = (
  { connection, credentials }: Session,
  { queue_id, request }: ExportRun,
  target: FileSystemFileHandle | null,
): ExportOrder => ({ caller: { connection, credentials }, queue_id, request, target })
