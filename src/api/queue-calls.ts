import { columnsResponseSchema, withUniqueLabels, type Column } from '#domain/contract/columns.ts'
import type { ExportRequest, FilterTree } from '#domain/contract/contract.ts'
import { countAnswerSchema } from '#domain/contract/endpoints/count-schemas.ts'
import {
  selectionFactsSchema,
  type SelectionFacts,
} from '#domain/contract/endpoints/selection-facts-schemas.ts'
import {
  queueSchema,
  queueUserListSchema,
  type Queue,
  type QueueUser,
} from '#domain/contract/queues.ts'
import { ownQueuePath, queuePath, unversionedQueuePath } from './addresses.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, type Caller } from './http.ts'

/** What the page and the command both ask about a queue. The page's queries keep the answers. */

export const getQueue = (caller: Caller, queueId: string, signal: AbortSignal): Promise<Queue> =>
  ask(caller, { method: 'GET', path: queuePath(queueId), signal }, queueSchema, 'the queue')

/** Null if the service does not list columns. */
export async function listColumns(
  caller: Caller,
  queueId: string,
  signal: AbortSignal,
): Promise<readonly Column[] | null> {
  const path = unversionedQueuePath(queueId, '/records/available_columns')
  const call = { method: 'POST', path, signal } as const
  const asked = ask(caller, call, columnsResponseSchema, 'the columns')
  const answer = await nullIfUnsupported(asked)
  return answer && withUniqueLabels(answer.columns)
}

const pageSize = 100
/** Stops on a service that never ends its list. */
const mostPages = 100

/** Null if the service does not list members. */
export const listMembers = (
  caller: Caller,
  queueId: string,
  signal: AbortSignal,
): Promise<readonly QueueUser[] | null> => nullIfUnsupported(allMembers(caller, queueId, signal))

async function allMembers(
  caller: Caller,
  queueId: string,
  signal: AbortSignal,
): Promise<readonly QueueUser[]> {
  const members: QueueUser[] = []
  let token = 0
  for (let page = 0; page < mostPages; page += 1) {
    const path = queuePath(queueId, `/users?starting_token=${token}&limit=${pageSize}`)
    const call = { method: 'GET', path, signal } as const
    const answer = await ask(caller, call, queueUserListSchema, 'the members')
    members.push(...answer.collaborators)
    const next = answer.next_starting_token
    if (typeof next !== 'number' || next <= token) break
    token = next
  }
  return members
}

export async function countRecords(
  caller: Caller,
  queueId: string,
  filter_tree: FilterTree,
  signal: AbortSignal,
): Promise<number> {
  const path = unversionedQueuePath(queueId, '/records/count')
  const call = { method: 'POST', path, body: { filter_tree }, signal } as const
  return (await ask(caller, call, countAnswerSchema, 'the number of records')).total_count
}

/** Null if the service does not report them. */
export function getSelectionFacts(
  caller: Caller,
  queueId: string,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<SelectionFacts | null> {
  const path = ownQueuePath(queueId, '/selection_facts')
  const call = { method: 'POST', path, body: request, signal } as const
  return nullIfUnsupported(ask(caller, call, selectionFactsSchema, 'the selection'))
}
