import { mistakeText, NetworkError, ServiceError, WebPage } from '#api/api-failure.ts'
import { tellSignedOut } from '#api/http.ts'
import type { Session } from '#api/session.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { partMissing } from '#ui/words.ts'
import type { Counted } from '#domain/export-result/judge-file.ts'
import { conclude } from './conclude.ts'
import type { ExportMessage } from './export-messages.ts'
import { computeHash, type HashRun } from './file-hash.ts'
import { removeEmpty } from './file-sink.ts'
import { startLink, type LinkRun } from './link-run.ts'
import { plannedName } from './planned-name.ts'
import type { FetchEvent, RunEvent } from './run-reducer.ts'
import type { ExportRun, Received } from './run-state.ts'
import { startStream, type StreamRun } from './stream-run.ts'
import { withTimeout } from '#domain/export-result/with-timeout.ts'
import * as words from './words.ts'

export type RunOrders = {
  /** The session at the time of the call. The user may have signed in again. */
  readonly session: () => Session
  readonly count: () => Promise<FileCount | null>
  readonly chosen: FileSystemFileHandle | null
  /** Marks the places that an error names; returns their number. */
  readonly onRefused: (request: ExportRequest, body: unknown) => number
}

/** Milliseconds. A slower count does not delay the verdict. */
const countWithin = 30_000
const uncounted: Counted = { expected: null, countFailed: true }

/** Returns a function to call after each change of the run. It does the work of the new phase. */
export function createRunEffects(
  run: ExportRun,
  { session, count, chosen, onRefused }: RunOrders,
  send: (event: RunEvent) => void,
): (now: ExportRun, before: ExportRun | null) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stream: StreamRun | null = null
  let link: LinkRun | null = null
  let hash: HashRun | null = null
  const stop = () => {
    clearTimeout(timer)
    stream?.stop()
    link?.stop()
    hash?.stop()
  }
  const counted = countFirst(run.expected, count)
  void counted.then(({ expected }) => send({ type: 'counted', expected }))

  const fetchFile = (now: ExportRun) => {
    const { queue_id, request, attempt } = now
    const caller = session()
    const report = (event: FetchEvent) => send({ ...event, attempt })
    const refuse = (error: ServiceError) => {
      if (error.status === 401) tellSignedOut(caller)
      const marked = onRefused(request, error.body)
      const message = marked === 0 ? error.message : words.rejected(marked)
      const early = { status: error.status, retry_after: error.retryAfter }
      report({ type: 'interrupted', early, message, at: Date.now() })
    }
    if (now.way === 'link') {
      // Without a name the server would name the file at its own time, unlike the page.
      const named = { ...request, file_name: plannedName(now) }
      link = startLink(caller, queue_id, named, report, refuse)
    } else {
      const { connection, credentials } = caller
      const order = { caller: { connection, credentials }, queue_id, request, target: chosen }
      stream = startStream(order, (message) => onWorkerMessage(message, report, refuse))
    }
  }
  const concludeRun = async (now: ExportRun, received: Received) => {
    const numbers = await withTimeout(counted, countWithin, uncounted)
    const recount = () => withTimeout(count(), countWithin, null)
    const settle = stream?.settle ?? (async () => false)
    const ended = await conclude(now, received, { ...numbers, recount, settle, chosen })
    send({ type: 'concluded', ...ended, expected: numbers.expected })
  }

  return (now, before) => {
    const { phase, way, attempt } = now
    const isNew = phase.name !== before?.phase.name || attempt !== before.attempt
    if (!isNew && way === before.way) return
    switch (phase.name) {
      case 'fetching':
        stop()
        return fetchFile(now)
      case 'cancelling':
        return stream?.cancel()
      case 'waiting':
        timer = setTimeout(() => send({ type: 'retried' }), phase.until - Date.now())
        return
      case 'concluding':
        return void concludeRun(now, phase.received)
      case 'hashing':
        hash = computeHash(phase.saved)
        return void hash.result.then((result) => send({ type: 'hashed', hash: result }))
      case 'failed':
      case 'stopped':
        stop()
        return void (chosen && removeEmpty(chosen))
      case 'ended':
        return stop()
      default:
        return phase satisfies never
    }
  }
}

async function countFirst(known: FileCount | null, count: RunOrders['count']): Promise<Counted> {
  try {
    return { expected: known ?? (await count()), countFailed: false }
  } catch {
    return uncounted
  }
}

const unreached = { status: null, retry_after: null }

function onWorkerMessage(
  message: Exclude<ExportMessage, { type: 'settled' }>,
  report: (event: FetchEvent) => void,
  refuse: (error: ServiceError) => void,
): void {
  const interrupt = (text: string) =>
    report({ type: 'interrupted', early: unreached, message: text, at: Date.now() })
  switch (message.type) {
    case 'progress':
      return report({ ...message, type: 'progressed', at: Date.now() })
    case 'ended':
      return report({ type: 'received', received: message })
    case 'refused':
      return refuse(new ServiceError(message.status, message.body, message.retry_after))
    case 'web_page':
      return report({ type: 'failed', message: new WebPage(words.theFile).message })
    case 'unreached':
      return interrupt(new NetworkError().message)
    case 'not_loaded':
      return interrupt(partMissing)
    case 'crashed':
      return report({ type: 'failed', message: mistakeText(message.message) })
    default:
      return message satisfies never
  }
}
