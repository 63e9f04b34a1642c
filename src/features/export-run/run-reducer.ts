import type { FileCount } from '#domain/configuration/file-count.ts'
import { waitBeforeRetry, type EarlyEnd } from '#domain/export-result/retry.ts'
import type { ExportResult, ExportRun, Received, RunPhase } from './run-state.ts'
import { speedWindow } from '#domain/export-result/speed.ts'
import * as words from './words.ts'

/** What the fetch of one attempt reports. An event of an earlier attempt changes nothing. */
export type FetchEvent =
  | {
      readonly type: 'progressed'
      readonly rows: number
      readonly bytes: number
      readonly head?: string | undefined
      /** In milliseconds since 1970. */
      readonly at: number
    }
  | { readonly type: 'received'; readonly received: Received }
  /** Nothing has arrived, and another attempt may succeed. */
  | {
      readonly type: 'interrupted'
      readonly early: EarlyEnd
      readonly message: string
      readonly at: number
    }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'links_unsupported' }

export type RunEvent =
  | (FetchEvent & { readonly attempt: number })
  | { readonly type: 'counted'; readonly expected: FileCount | null }
  | { readonly type: 'retried' }
  | {
      readonly type: 'concluded'
      readonly result: ExportResult
      /** The file to hash; null if its hash is known or not needed. */
      readonly saved: Blob | null
      readonly rows: number
      readonly bytes: number
      readonly expected: FileCount | null
    }
  | { readonly type: 'hashed'; readonly hash: string | null }
  | { readonly type: 'cancelled' }
  | { readonly type: 'partial_saved' }

/** The run after an event. An event that does not fit the run's phase changes nothing. */
export function reduceRun(run: ExportRun, event: RunEvent): ExportRun {
  const { phase } = run
  if ('attempt' in event) return reduceFetch(run, event)
  switch (event.type) {
    case 'counted':
      return isPending(phase) ? { ...run, expected: event.expected } : run
    case 'retried':
      return phase.name === 'waiting'
        ? { ...run, attempt: run.attempt + 1, phase: { name: 'fetching' } }
        : run
    case 'concluded': {
      if (phase.name !== 'concluding') return run
      const { result, saved, rows, bytes, expected } = event
      const next: RunPhase = saved ? { name: 'hashing', result, saved } : { name: 'ended', result }
      return { ...run, rows, bytes, expected, phase: next }
    }
    case 'hashed':
      return phase.name === 'hashing'
        ? { ...run, phase: { name: 'ended', result: { ...phase.result, hash: event.hash } } }
        : run
    case 'cancelled':
      return cancelled(run)
    case 'partial_saved':
      return phase.name === 'ended' && phase.result.partial
        ? { ...run, phase: { name: 'ended', result: withPartial(phase.result) } }
        : run
    default:
      return event satisfies never
  }
}

function reduceFetch(run: ExportRun, event: FetchEvent & { readonly attempt: number }): ExportRun {
  const { phase, attempt } = run
  const isFetching = phase.name === 'fetching' || phase.name === 'cancelling'
  if (!isFetching || event.attempt !== attempt) return run
  switch (event.type) {
    case 'progressed':
      return withProgress(run, event)
    case 'received':
      return { ...run, phase: { name: 'concluding', received: event.received } }
    case 'interrupted': {
      if (phase.name === 'cancelling') return stopped(run, words.cancelledEarly)
      const { early, message, at } = event
      const wait = waitBeforeRetry(early, attempt)
      return wait === null
        ? { ...run, phase: { name: 'failed', message } }
        : { ...run, phase: { name: 'waiting', until: at + wait * 1000, message } }
    }
    case 'failed':
      return { ...run, phase: { name: 'failed', message: event.message } }
    case 'links_unsupported':
      return { ...run, way: 'download' }
    default:
      return event satisfies never
  }
}

const isPending = ({ name }: RunPhase): boolean =>
  name === 'fetching' || name === 'cancelling' || name === 'waiting' || name === 'concluding'

function cancelled(run: ExportRun): ExportRun {
  const { phase, way, bytes } = run
  if (phase.name !== 'fetching' && phase.name !== 'waiting') return run
  const hasBegun = phase.name === 'fetching' && bytes > 0
  if (hasBegun && way !== 'link') return { ...run, phase: { name: 'cancelling' } }
  return stopped(run, hasBegun ? words.untracked : words.cancelledEarly)
}

const stopped = (run: ExportRun, message: string): ExportRun => ({
  ...run,
  phase: { name: 'stopped', message },
})

function withProgress(
  run: ExportRun,
  { rows, bytes, head = run.head, at }: Extract<FetchEvent, { type: 'progressed' }>,
): ExportRun {
  const samples = [...run.samples, { at, bytes }]
  const first = samples.findLastIndex((sample) => at - sample.at > speedWindow)
  return {
    ...run,
    rows,
    bytes,
    head,
    elapsed_ms: at - run.started_at,
    samples: samples.slice(Math.max(0, first)),
  }
}

const withPartial = (result: ExportResult): ExportResult => ({
  ...result,
  file_name: result.partial?.name ?? null,
  partial: null,
})
