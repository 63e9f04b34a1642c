import {
  maxQueueFilters,
  queueListRequestSchema,
  type QueueAnswer,
  type QueueListAnswer,
  type QueueListRequest,
} from '#domain/contract/endpoints/queue-schemas.ts'
import { pageOf, readPaging } from '#server/http/paging.ts'
import { boundList, checkBody } from './check-body.ts'
import { importsView } from './imports-view.ts'
import { roleIn } from './queue-access.ts'
import { queueView } from './queue-view.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

type QueueFilter = QueueListRequest['filters'][number]
type QueueSort = NonNullable<QueueListRequest['sort']>

/** The queues this person may read, newest first. */
export const listQueues =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const person = await authenticate(c, dependencies)
    const paging = readPaging(c)
    const body = readObject(await readJson(c, person.user_id, { whenEmpty: {} }))
    boundList(body, 'filters', maxQueueFilters)
    const { filters, sort } = checkBody(queueListRequestSchema, body)
    const queues = dependencies.servedQueues
      .queues()
      .filter((queue) => roleIn(queue, person) !== null)
      .map((queue) => queueView(queue, person))
      .filter((queue) => filters.every((filter) => matches(filter, queue)))
      .toSorted(inOrder(sort ?? { name: 'created_at', ascending: false, sort_type: 'column' }))
    const { head, items } = pageOf(queues, paging)
    const winnow = importsView(
      dependencies.servedQueues,
      (folder) => roleIn(folder, person) !== null,
    )
    return c.json({
      ...head,
      annotation_queues: items,
      ...(winnow.preparing.length + winnow.failed.length > 0 ? { winnow } : {}),
    } satisfies QueueListAnswer)
  }

function matches(
  { name, operator, value, case_sensitive }: QueueFilter,
  queue: QueueAnswer,
): boolean {
  const form = (text: string) => (case_sensitive ? text : text.toLowerCase())
  const text = form(queue[name])
  const values = (typeof value === 'string' ? [value] : value).map(form)
  if (operator === 'contains') return values.some((part) => text.includes(part))
  const negative = operator === 'ne' || operator === 'not_in'
  return values.includes(text) !== negative
}

const inOrder =
  ({ name, ascending }: QueueSort) =>
  (a: QueueAnswer, b: QueueAnswer): number => {
    const [left, right] = [a[name] ?? -1, b[name] ?? -1]
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right), 'en')
    return (ascending ? order : -order) || (a.id < b.id ? -1 : 1)
  }
