import { countFile } from '#api/count-file.ts'
import { countRecords, getSelectionFacts } from '#api/queue-calls.ts'
import { readShared } from '#api/keep-shared-exports.ts'
import type { Session } from '#api/session.ts'
import { describeExport } from '#domain/configuration/describe.ts'
import { sentenceText } from '#domain/configuration/describe-tree.ts'
import type { FileCount } from '#domain/configuration/file-count.ts'
import { planExport, type ExportPlan } from '#domain/configuration/plan-export.ts'
import { isAnnotatorIn } from '#domain/contract/queues.ts'
import { presentMinute } from '#domain/filter-tree/relative-date.ts'
import { readRecordIds, type RecordIds } from '#domain/record-ids/record-ids.ts'
import { placeOf, signInFrom, type ConnectOptions, type Place } from './connect.ts'
import { problem } from './exit-codes.ts'
import type { Interrupt } from './interrupt.ts'
import { knowQueue, placedProblems } from './know-queue.ts'
import { readSource } from './read-source.ts'
import { onlySince, readState } from './since-last.ts'
import type { Terminal } from './terminal.ts'
import { withRetries } from './with-retries.ts'
import * as words from './words.ts'

export type PrepareOptions = ConnectOptions & {
  readonly source: string
  readonly preset?: string | undefined
  /** False asks for unredacted data. */
  readonly redact: boolean
  readonly sinceLast?: string | undefined
}

export type Prepared = {
  readonly session: Session
  readonly page: string
  readonly plan: ExportPlan
  readonly ids: RecordIds
  readonly sentence: string
  readonly file_name: string
  /** Known already if the file's name needed it. */
  readonly expected: FileCount | null
  readonly count: () => Promise<FileCount | null>
  /** Calls with the page's retries. */
  readonly call: <T>(call: (signal: AbortSignal) => Promise<T>) => Promise<T>
}

/** From a link or a file to a request of this server's queue. @throws Stopped */
export async function prepareRun(
  options: PrepareOptions,
  environment: NodeJS.ProcessEnv,
  { signal }: Interrupt,
  { say }: Terminal,
): Promise<Prepared> {
  const source = await readSource(options.source, options.preset)
  const { connection, page }: Place = placeOf(options, source.origin)
  const signIn = signInFrom(environment, options)
  const call: Prepared['call'] = (one) =>
    withRetries(
      () => one(signal),
      signal,
      (error, seconds) => say(words.retrying(error.message, seconds)),
    )
  const session = await call(() => signIn(connection))
  const opened = await source.open((hash) => call(() => readShared(session, hash)))
  if (options.redact) opened.notices.forEach(say)
  const shared = { ...opened.configuration, redact: options.redact }
  const known = await knowQueue(session, shared, call)
  const { sinceLast } = options
  const newest = sinceLast === undefined ? null : await readState(sinceLast, shared.queue_id ?? '')
  const configuration = sinceLast === undefined ? shared : onlySince(shared, newest)
  const ids = readRecordIds(configuration.record_ids_text)
  // One present for the whole run, so that count, sentence and request mean the same.
  const now = presentMinute()
  const countOf = ({ queue_id, request }: Pick<ExportPlan, 'queue_id' | 'request'>) =>
    call((aborted) =>
      countFile(
        {
          facts: (lean) => getSelectionFacts(session, queue_id, lean, aborted),
          count: (tree) => countRecords(session, queue_id, tree, aborted),
        },
        request,
      ),
    )
  const planned = await planExport(configuration, {
    known,
    ids,
    now,
    at: new Date(),
    countOf: () => null,
    count: countOf,
  })
  const problems = placedProblems(
    configuration,
    known,
    'problems' in planned ? planned.problems : [],
  )
  if (problems.length > 0 || 'problems' in planned) {
    throw problem(words.problemsFound(problems.length), problems)
  }
  const { plan, expected, file_name } = planned
  const sentence = sentenceText(
    describeExport(configuration, {
      columns: known.columns,
      members: known.members,
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      now,
      record_id_count: configuration.selector === 'record_ids' ? ids.record_ids.length : 0,
      is_annotator: isAnnotatorIn(known.members, session.user.id),
      most_leaves: 12,
    }),
  )
  const sinceText = newest === null ? words.sinceFirst : words.since(newest)
  return {
    session,
    page,
    plan,
    ids,
    sentence: sinceLast === undefined ? sentence : `${sentence} ${sinceText}`,
    file_name,
    expected,
    count: () => countOf(plan),
    call,
  }
}
