import { Cancelled, messageOf } from '#api/api-failure.ts'
import { exportRecords } from '#api/export-records.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import { judgeFile, type Counted } from '#domain/export-result/judge-file.ts'
import { makeReceipt } from '#domain/export-result/make-receipt.ts'
import { createNewestFinder } from '#domain/export-result/newest-record.ts'
import type { Receipt } from '#domain/export-result/receipt-schema.ts'
import type { Verdict, VerdictKind } from '#domain/export-result/verdict.ts'
import { withTimeout } from '#domain/export-result/with-timeout.ts'
import type { Microseconds } from '#domain/contract/instant.ts'
import { readVersion } from '#server/version.ts'
import { encodeLink } from '#share/link.ts'
import type { Outcome } from './exit-codes.ts'
import type { Interrupt } from './interrupt.ts'
import { nameOf, WriteFailed, type Output } from './output-file.ts'
import type { Prepared } from './prepare-run.ts'
import { reportProgress } from './progress.ts'
import { receiveFile, type Received } from './receive-file.ts'
import type { Terminal } from './terminal.ts'
import * as words from './words.ts'

export type RunOptions = {
  readonly output: Output
  readonly acceptDifferent: boolean
  /** Looks for the newest record. */
  readonly findsNewest: boolean
}

export type Ended = {
  readonly outcome: Outcome
  readonly verdict: Verdict
  readonly receipt: Receipt
  /** The file under its name. */
  readonly saved: string | null
  /** The file under the name that says it is incomplete. */
  readonly kept: string | null
  /** Why writing failed. */
  readonly failure: WriteFailed | null
  readonly newest: Microseconds | null
}

/** Milliseconds. A slower count does not delay the verdict. */
const countWithin = 30_000
const uncounted: Counted = { expected: null, countFailed: true }

const outcomes: Readonly<Record<VerdictKind, Outcome>> = {
  complete: 'complete',
  different: 'different',
  unchecked: 'different',
  uncounted: 'different',
  unseen: 'different',
  incomplete: 'incomplete',
  cancelled: 'interrupted',
}

/** Fetches the file, decides the verdict, and gives the file its name only if the verdict allows it. */
export async function runPlan(
  prepared: Prepared,
  { output, acceptDifferent, findsNewest }: RunOptions,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<Ended> {
  const { session, plan, call, count } = prepared
  const { queue_id, request } = plan
  let expected: FileCount | null = prepared.expected
  const counted = countFirst(prepared, terminal)
  void counted.then((known) => (expected = known.expected))
  const newest = findsNewest ? createNewestFinder(request.export_format) : null
  const exported = await call((signal) => exportRecords(session, queue_id, request, signal))
  const started_at = Date.now()
  const received = await receiveFile(exported, {
    request,
    output,
    interrupt,
    also: newest,
    onStart: (reader) => reportProgress(terminal, reader, () => expected),
  })
  const numbers = await withTimeout(counted, countWithin, uncounted)
  const recount = () => withTimeout(count(), countWithin, null)
  const { file, end } = received
  const judged = await judgeFile(file, end, { ...numbers, recount }, 'unwritten')
  const settled = await settle(judged, received, output, acceptDifferent)
  const link = await encodeLink(plan.configuration, prepared.ids)
  const receipt = makeReceipt(
    {
      ...plan,
      expected: numbers.expected,
      rows: file.rows,
      bytes: file.bytes,
      started_at,
    },
    {
      verdict: settled.verdict,
      hash: received.hash,
      file_name: settled.saved && nameOf(settled.saved),
      ids: end === 'whole' ? file.ids : null,
      ended_at: Date.now(),
    },
    {
      version: readVersion(),
      api: session.connection.base_url,
      page: prepared.page,
      link,
    },
  )
  return { ...settled, receipt, newest: newest && newest.newest() }
}

async function countFirst({ expected, count }: Prepared, { say }: Terminal): Promise<Counted> {
  try {
    return { expected: expected ?? (await count()), countFailed: false }
  } catch (error) {
    if (!(error instanceof Cancelled)) say(words.notCounted(messageOf(error)))
    return uncounted
  }
}

async function settle(
  { verdict, unsaved }: { readonly verdict: Verdict; readonly unsaved: Verdict },
  { failure }: Received,
  output: Output,
  acceptDifferent: boolean,
): Promise<Pick<Ended, 'outcome' | 'verdict' | 'saved' | 'kept' | 'failure'>> {
  const outcome = outcomes[verdict.kind]
  const isKept = outcome === 'complete' || (outcome === 'different' && acceptDifferent)
  if (!isKept) return { outcome, verdict, saved: null, kept: await output.leave(), failure }
  try {
    const saved = await output.keep()
    return { outcome: 'complete', verdict, saved, kept: null, failure }
  } catch (error) {
    if (!(error instanceof WriteFailed)) throw error
    const kept = await output.leave()
    return { outcome: 'incomplete', verdict: unsaved, saved: null, kept, failure: error }
  }
}
