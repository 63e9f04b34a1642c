import {
  pageOptionsSchema,
  type PageAnswer,
  type PageOptions,
} from '#domain/contract/endpoints/record-schemas.ts'
import { failure } from '#server/http/error-answers.ts'
import { cutCell } from './cut-cell.ts'
import { readOptionalTree } from './read-tree.ts'
import { answerPage } from './answer-page.ts'
import { pageHead } from '#server/http/paging.ts'
import { columnsWithValues, authoriseQueue, type QueueAccess } from './queue-access.ts'
import { recordFields } from './record-fields.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { indexColumns } from '#domain/contract/columns.ts'
import { schemaErrors } from '#domain/request-check/schema-errors.ts'
import { maxReportedErrors, type ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem, type Loc } from '#domain/request-check/error-item.ts'
import { englishTexts } from '#server/system/english-texts.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import type { Cell } from '#server/store/store.ts'

export const partialSearch =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const body = readObject(await readJson(c, access.caller.person))
    const parsed = pageOptionsSchema.safeParse(body, englishTexts)
    const errors: ValidationErrorItem[] = parsed.success
      ? []
      : schemaErrors(parsed.error.issues, body, ['body'])
    const tree = readOptionalTree(body.filter_tree, ['body', 'filter_tree'], access, errors)
    if (!parsed.success) throw failure.invalid(errors)
    const request = parsed.data
    const column_ids = selectColumns(request.select_columns, access, errors)
    const sort = readSort(request.sort, access, errors)
    if (errors.length > 0) throw failure.invalid(errors)
    if (!request.redact && !access.may_unredact) throw failure.notUnredactable()

    const { queue, viewpoint, caller } = access
    const { store } = dependencies
    const { starting_token: offset, limit, redact } = request
    const { export_computed_metrics_only: computed_metrics_only } = request
    const cells = { column_ids, redact, computed_metrics_only }
    const countAll = async () => {
      if (!computed_metrics_only) return store.count(queue.queue.id, tree, viewpoint, caller)
      const selector = { type: 'filter_tree', filter_tree: tree ?? { and: [] } } as const
      const plan = { ...cells, selector, format: 'jsonl' } as const
      return (await store.selectionFacts(queue.queue.id, plan, viewpoint, caller)).records
    }
    const all = await store.pagePlaces(
      queue.queue.id,
      // One more than requested shows whether there is a next page.
      { ...cells, filter_tree: tree, sort, offset, limit: limit + 1 },
      viewpoint,
      caller,
    )
    const places = all.slice(0, limit)
    const head = {
      ...pageHead(request, all.length > limit),
      last_row_id: places.at(-1)?.id ?? null,
      ...(request.include_counts ? { total_count: await countAll() } : {}),
    } satisfies Omit<PageAnswer, 'records'>
    return answerPage(c, dependencies, head, places, async (some) => {
      const positions = some.map(({ position }) => position)
      const found = await store.pageCells(queue.queue.id, positions, cells, viewpoint, caller)
      const records = found.map(recordFields)
      return request.truncate_fields ? records.map(truncated) : records
    })
  }

/** The requested ids, or else those of `available_columns`; always with `id` and `type`. */
function selectColumns(
  select: PageOptions['select_columns'],
  { columns }: QueueAccess,
  errors: ValidationErrorItem[],
): string[] {
  const columnOf = indexColumns(columns)
  const named = select.column_ids?.flatMap((id, index) => {
    const column = columnOf(id)
    if (column) return id
    if (errors.length < maxReportedErrors) {
      errors.push(unknownColumn(id, ['body', 'select_columns', 'column_ids', index]))
    }
    return []
  })
  const included = columns.filter(
    ({ category, is_empty }) =>
      !is_empty &&
      ((select.include_all_metrics && category === 'metric') ||
        (select.include_all_feedback && category === 'feedback')),
  )
  return [
    ...new Set([
      'id',
      'type',
      ...(named ?? columnsWithValues(columns)),
      ...included.map((column) => column.id),
    ]),
  ]
}

function readSort(
  sort: PageOptions['sort'],
  { columns }: QueueAccess,
  errors: ValidationErrorItem[],
) {
  if (!sort) return null
  const loc = ['body', 'sort', 'column_id']
  const column = indexColumns(columns)(sort.column_id)
  if (!column) errors.push(unknownColumn(sort.column_id, loc))
  else if (!column.sortable) {
    const msg = `Value error, column '${column.id}' is not sortable`
    errors.push(errorItem('value_error', loc, msg, sort.column_id))
  } else return { column_id: column.id, ascending: sort.ascending }
  return null
}

const unknownColumn = (id: string, loc: Loc) =>
  errorItem('value_error', loc, `Value error, the queue has no column '${id}'`, id)

const truncated = (record: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> =>
  Object.fromEntries(Object.entries(record).map(([id, cell]) => [id, cutCell(cell)]))
