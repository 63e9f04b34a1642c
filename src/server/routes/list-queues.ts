import { z } from 'zod'
import { failure } from '#server/http/api-failure.ts'
import { pageOf, readPaging } from '#server/http/paging.ts'
import { roleIn } from './queue-access.ts'
import { queueView } from './queue-view.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { listOf } from '#domain/contract/list-of.ts'
import { schemaErrors } from '#domain/request-check/schema-errors.ts'
import { maxReportedErrors } from '#domain/contract/validation-error.ts'
import { errorItem } from '#domain/request-check/error-item.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

type QueueView = ReturnType<typeof queueView>

const sortKeys = [
  'created_at',
  'updated_at',
  'name',
  'num_log_records',
  'num_annotators',
  'num_users',
  'num_templates',
  'overall_progress',
] as const satisfies readonly (keyof QueueView)[]

const maxFilters = 100

const tooMany = ({ length }: readonly unknown[]) => {
  const msg = `List should have at most ${maxFilters} items after validation, not ${length}`
  const ctx = { max_length: maxFilters }
  return failure.invalid([errorItem('too_long', ['body', 'filters'], msg, undefined, ctx)])
}

/** An unknown filter is refused: ignoring it would widen the list. */
const requestSchema = z.object({
  filters: z
    .array(
      z.object({
        name: z.enum(['name', 'id']),
        operator: z.enum(['eq', 'ne', 'contains', 'one_of', 'not_in']).default('eq'),
        value: z.union([z.string(), listOf(z.string(), { type: 'string' })]),
        case_sensitive: z.boolean().default(true),
      }),
    )
    .default([]),
  sort: z
    .object({
      name: z.enum(sortKeys),
      ascending: z.boolean().default(true),
      sort_type: z.literal('column').default('column'),
    })
    .nullish(),
})
type QueueFilter = z.output<typeof requestSchema>['filters'][number]
type QueueSort = NonNullable<z.output<typeof requestSchema>['sort']>

/** `POST annotation_queues/query`: the queues this person may read, newest first. */
export const listQueues =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const person = await authenticate(c, dependencies)
    const paging = readPaging(c)
    const body = readObject(await readJson(c, person.user_id, { whenEmpty: {} }))
    if (Array.isArray(body.filters) && body.filters.length > maxFilters) throw tooMany(body.filters)
    const request = requestSchema.safeParse(body)
    if (!request.success) {
      const errors = schemaErrors(request.error.issues, body, ['body'])
      throw failure.invalid(errors.slice(0, maxReportedErrors))
    }
    const { filters, sort } = request.data
    const queues = dependencies.servedQueues
      .queues()
      .filter((queue) => roleIn(queue, person) !== null)
      .map((queue) => queueView(queue, person))
      .filter((queue) => filters.every((filter) => keeps(filter, queue)))
      .toSorted(inOrder(sort ?? { name: 'created_at', ascending: false, sort_type: 'column' }))
    const { head, items } = pageOf(queues, paging)
    return c.json({ ...head, annotation_queues: items })
  }

function keeps({ name, operator, value, case_sensitive }: QueueFilter, queue: QueueView): boolean {
  const form = (text: string) => (case_sensitive ? text : text.toLowerCase())
  const text = form(queue[name])
  const values = (typeof value === 'string' ? [value] : value).map(form)
  if (operator === 'contains') return values.some((part) => text.includes(part))
  const negative = operator === 'ne' || operator === 'not_in'
  return values.includes(text) !== negative
}

const inOrder =
  ({ name, ascending }: QueueSort) =>
  (a: QueueView, b: QueueView): number => {
    const [left, right] = [a[name] ?? -1, b[name] ?? -1]
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right), 'en')
    return (ascending ? order : -order) || (a.id < b.id ? -1 : 1)
  }
