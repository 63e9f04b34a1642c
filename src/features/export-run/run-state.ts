import type { DownloadProgress, ExportUrl } from '#domain/contract/endpoints/download-schemas.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import type { ExportPlan } from '#domain/configuration/plan-export.ts'
import { newUuid } from '#domain/contract/new-uuid.ts'
import type { Verdict } from '#domain/export-result/verdict.ts'
import type { FoundIds } from '#domain/export-result/read-file.ts'
import type { EndMessage } from './export-messages.ts'
import type { Sample } from '#domain/export-result/speed.ts'

/** The page downloads the file or writes it to a chosen one, or the browser downloads a link. */
export type ExportWay = 'download' | 'picker' | 'link'

export type ExportRun = ExportPlan & {
  readonly id: string
  readonly way: ExportWay
  /** Null until the records are counted, and if the service does not count. */
  readonly expected: FileCount | null
  /** In milliseconds since 1970. */
  readonly started_at: number
  readonly elapsed_ms: number
  readonly rows: number
  readonly bytes: number
  readonly head: string
  /** Progress of the last seconds, for the speed. */
  readonly samples: readonly Sample[]
  /** From 1. */
  readonly attempt: number
  readonly phase: RunPhase
}

export type RunPhase =
  | { readonly name: 'fetching' }
  /** The user cancelled. The worker still reports what has arrived. */
  | { readonly name: 'cancelling' }
  /** Nothing has arrived yet. The next attempt starts at `until`. */
  | { readonly name: 'waiting'; readonly until: number; readonly message: string }
  /** All bytes are here. The page compares the file with the count and saves it. */
  | { readonly name: 'concluding'; readonly received: Received }
  | { readonly name: 'hashing'; readonly result: ExportResult; readonly saved: Blob }
  | { readonly name: 'ended'; readonly result: ExportResult }
  | { readonly name: 'failed' | 'stopped'; readonly message: string }

/** `last` is null if the service does not report how the browser's download ends. */
export type Received =
  | EndMessage
  | { readonly type: 'link'; readonly link: ExportUrl; readonly last: DownloadProgress | null }

export type ExportResult = {
  readonly verdict: Verdict
  /** SHA-256 in hex; null while it is computed, and if the whole file is unknown. */
  readonly hash: string | null
  /** Null if nothing was saved. */
  readonly file_name: string | null
  /** The part of an incomplete file that arrived. It is saved only if the user asks for it. */
  readonly partial: { readonly file: Blob; readonly name: string } | null
  readonly ids: FoundIds | null
  readonly ended_at: number
}

export type NewRun = ExportPlan & Pick<ExportRun, 'way' | 'expected'>

export const createRun = (subject: NewRun): ExportRun => {
  const started_at = Date.now()
  return {
    ...subject,
    id: newUuid(),
    started_at,
    elapsed_ms: 0,
    rows: 0,
    bytes: 0,
    head: '',
    samples: [{ at: started_at, bytes: 0 }],
    attempt: 1,
    phase: { name: 'fetching' },
  }
}

export const resultOf = ({ phase }: Pick<ExportRun, 'phase'>): ExportResult | null =>
  'result' in phase ? phase.result : null

const over: readonly RunPhase['name'][] = ['hashing', 'ended', 'failed', 'stopped']

/** Leaving the page would lose the file. */
export const isRunning = ({ phase }: ExportRun): boolean => !over.includes(phase.name)
