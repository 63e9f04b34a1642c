import type { Configuration } from '#domain/configuration/configuration.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import { newUuid } from '#domain/contract/new-uuid.ts'
import type { FoundIds } from './export-messages.ts'
import { speedWindow, type Sample } from './speed.ts'
import type { Verdict } from '#domain/export-result/verdict.ts'

/**
 * How a file gets to the disk: collected and handed to the browser's downloads, written to a file
 * that the person chose, or fetched by the browser itself from a link.
 */
export type ExportWay = 'download' | 'picker' | 'link'

/** What is exported, and what was known of it at the time. */
export type ExportSubject = {
  readonly queue_id: string
  readonly queue_name: string
  readonly configuration: Configuration
  readonly request: ExportRequest
}

/** A run of an export, as the page shows it. */
export type ExportRun = ExportSubject & {
  readonly id: string
  readonly way: ExportWay
  /** What was counted for it; null where nothing was. */
  readonly expected: FileCount | null
  /** In milliseconds since 1970. */
  readonly started_at: number
  /** From the start to the latest news of it. */
  readonly elapsed_ms: number
  readonly rows: number
  readonly bytes: number
  /** The first lines of the file, as they came. */
  readonly head: string
  /** Of the last seconds, for the speed. */
  readonly samples: readonly Sample[]
  readonly outcome: RunOutcome
}

export type RunOutcome =
  | { readonly state: 'running' }
  /** Nothing has arrived, and it is tried again by itself. */
  | { readonly state: 'waiting'; readonly until: number; readonly message: string }
  | RunEnd
  /** Nothing came of it: an error, or a person's own wish. */
  | { readonly state: 'failed' | 'stopped'; readonly message: string }

export type RunEnd = {
  readonly state: 'ended'
  readonly verdict: Verdict
  /** SHA-256 of the file in hex; null where nobody knows the whole file, or not yet. */
  readonly hash: string | null
  /** The hash is still being worked out. */
  readonly isHashing: boolean
  /** Null where nothing was saved. */
  readonly file_name: string | null
  /** What had arrived of a file that is incomplete: kept only if the person wants it. */
  readonly partial: { readonly file: Blob; readonly name: string } | null
  readonly ids: FoundIds | null
  readonly ended_at: number
}

/** One run with a change; the others stay the same objects. */
export const changeRun = (
  runs: readonly ExportRun[],
  id: string,
  change: (run: ExportRun) => ExportRun,
): readonly ExportRun[] => runs.map((run) => (run.id === id ? change(run) : run))

export const isRunning = ({ outcome }: ExportRun): boolean =>
  outcome.state === 'running' || outcome.state === 'waiting'

/** What a run begins with. */
export type NewRun = ExportSubject & Pick<ExportRun, 'way' | 'expected'>

export const newRun = (subject: NewRun): ExportRun => ({
  ...subject,
  id: newUuid(),
  started_at: Date.now(),
  elapsed_ms: 0,
  rows: 0,
  bytes: 0,
  head: '',
  samples: [{ at: performance.now(), bytes: 0 }],
  outcome: { state: 'running' },
})

/** What changes of a run when more of its file is there. */
export function withProgress(
  run: ExportRun,
  {
    rows,
    bytes,
    head = run.head,
  }: Pick<ExportRun, 'rows' | 'bytes'> & { readonly head?: string | undefined },
): Partial<ExportRun> {
  const at = performance.now()
  const samples = [...run.samples, { at, bytes }]
  const first = samples.findLastIndex((sample) => at - sample.at > speedWindow)
  const elapsed_ms = Date.now() - run.started_at
  return { rows, bytes, head, elapsed_ms, samples: samples.slice(Math.max(0, first)) }
}
