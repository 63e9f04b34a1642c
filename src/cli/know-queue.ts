import { ServiceError } from '#api/api-failure.ts'
import { getQueue, listColumns, listMembers } from '#api/queue-calls.ts'
import { localConnection, type Session } from '#api/session.ts'
import { splitColumns } from '#domain/configuration/column-choice.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { placeProblems, type PlacedText } from '#domain/configuration/problem-text.ts'
import { problemText, type Problem } from '#domain/configuration/problems.ts'
import type { KnownQueue } from '#domain/configuration/to-request.ts'
import { contractFormats, exportFormats } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import { mayUnredactBy } from '#domain/contract/redaction-rights.ts'
import { problem } from './exit-codes.ts'
import * as words from './words.ts'

type Call = <T>(call: (signal: AbortSignal) => Promise<T>) => Promise<T>

/** @throws Stopped */
export async function knowQueue(
  session: Session,
  { queue_id }: Configuration,
  call: Call,
): Promise<KnownQueue> {
  if (queue_id === null) throw atQueue(problemText.noQueue())
  const queue = await call((signal) => getQueue(session, queue_id, signal)).catch(unreadable)
  const [columns, members] = await Promise.all([
    call((signal) => listColumns(session, queue_id, signal)),
    call((signal) => listMembers(session, queue_id, signal)).catch(unlisted),
  ])
  const isOwn = session.connection.id === localConnection.id
  return {
    columns,
    members,
    may_unredact: mayUnredactBy(queue),
    formats: isOwn ? contractFormats : exportFormats,
    queue_name: queue.name,
  }
}

const atQueue = (text: string) =>
  problem(words.problemsFound(1), [{ place: 'Queue', column: null, text }])

function unreadable(error: unknown): never {
  const isOfLink = error instanceof ServiceError && [403, 404, 422].includes(error.status)
  throw isOfLink ? atQueue(words.unreadableQueue(error.message)) : error
}

/** Not everybody may list the members; then ids of members are not checked, as on the page. */
function unlisted(error: unknown): readonly QueueUser[] | null {
  if (error instanceof ServiceError && error.status === 403) return null
  throw error
}

/** Problems with their places. Columns that the queue lacks stop the export; the page leaves them out. */
export function placedProblems(
  { column_ids, export_format, filter_tree }: Configuration,
  { columns }: KnownQueue,
  problems: readonly Problem[],
): readonly PlacedText[] {
  const { aside } = formatFacts[export_format].isTable
    ? splitColumns(column_ids ?? [], columns)
    : { aside: [] }
  return [
    ...problems.map(placeProblems(filter_tree, columns)),
    ...aside.map((id) => ({ place: 'Columns', column: null, text: words.missingColumn(id) })),
  ]
}
