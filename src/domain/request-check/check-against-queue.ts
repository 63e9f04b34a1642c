import { formatFacts } from '#domain/contract/export-formats.ts'
import { indexColumns, type Column } from '#domain/contract/columns.ts'
import type { ExportRequest, Filter, FilterTree } from '#domain/contract/contract.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { maxReportedErrors, type ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem, type Loc } from './error-item.ts'

/** The queue's columns that the caller may use, and its members. */
export type QueueFacts = {
  readonly columns: readonly Column[]
  readonly member_ids: readonly Uuid[]
}

/**
 * Checks a tree against its queue: each column exists, is filterable and has the filter's type, and
 * required users are members. `loc` is the tree's place in the body.
 */
export function checkTreeAgainstQueue(
  tree: FilterTree,
  loc: Loc,
  queue: QueueFacts,
): ValidationErrorItem[] {
  const columnOf = indexColumns(queue.columns)
  const members = new Set(queue.member_ids)
  const errors: ValidationErrorItem[] = []
  const check = (node: FilterTree, place: Loc): void => {
    if (errors.length >= maxReportedErrors) return
    if ('filter' in node) {
      errors.push(...checkFilter(node.filter, [...place, 'filter'], columnOf, members))
    } else if ('and' in node) {
      node.and.forEach((child, index) => check(child, [...place, 'and', index]))
    } else if ('or' in node) {
      node.or.forEach((child, index) => check(child, [...place, 'or', index]))
    } else if ('not' in node) {
      check(node.not, [...place, 'not'])
    } else {
      node satisfies never
    }
  }
  check(tree, loc)
  return errors.slice(0, maxReportedErrors)
}

function checkFilter(
  filter: Filter,
  loc: Loc,
  columnOf: (id: string) => Column | undefined,
  members: ReadonlySet<Uuid>,
): ValidationErrorItem[] {
  if (filter.type === 'fully_annotated') {
    const strangers = firstErrors(filter.user_ids ?? [], (id) => !members.has(id))
    return strangers.flatMap(([index, id]) =>
      valueError([...loc, 'user_ids', index], `user '${id}' is not a member of the queue`, id),
    )
  }
  const id = filter.column_id
  const column = columnOf(id)
  if (!column) return valueError([...loc, 'column_id'], `the queue has no column '${id}'`, id)
  if (!column.filterable || !column.filter_type) {
    return valueError([...loc, 'column_id'], `column '${id}' cannot be filtered on`, id)
  }
  if (column.filter_type === filter.type) return []
  const msg = `column '${id}' is of type '${column.filter_type}', not '${filter.type}'`
  return valueError([...loc, 'type'], msg, filter.type)
}

/** The first 100 invalid items with their places, because a list may have millions. */
function firstErrors<T>(
  list: readonly T[],
  isWrong: (item: T) => boolean,
): readonly (readonly [index: number, item: T])[] {
  const wrong: [number, T][] = []
  for (const [index, item] of list.entries()) {
    if (isWrong(item) && wrong.push([index, item]) === maxReportedErrors) break
  }
  return wrong
}

const valueError = (loc: Loc, msg: string, input: unknown) => [
  errorItem('value_error', loc, `Value error, ${msg}`, input),
]

/** Checks a whole request against its queue, including the columns of a CSV file. */
export function checkExportAgainstQueue(
  request: ExportRequest,
  queue: QueueFacts,
): ValidationErrorItem[] {
  const { record_selector: selector } = request
  const tree =
    selector.type === 'filter_tree'
      ? checkTreeAgainstQueue(
          selector.filter_tree,
          ['body', 'record_selector', 'filter_tree'],
          queue,
        )
      : []
  const columns = formatFacts[request.export_format].isTable ? checkColumnIds(request, queue) : []
  return [...columns, ...tree].slice(0, maxReportedErrors)
}

function checkColumnIds(request: ExportRequest, queue: QueueFacts): ValidationErrorItem[] {
  const columnOf = indexColumns(queue.columns)
  const seen = new Set<string>()
  const wrong = firstErrors(request.column_ids ?? [], (id) => {
    const column = columnOf(id)
    if (!column || seen.has(column.id)) return true
    seen.add(column.id)
    return false
  })
  return wrong.flatMap(([index, id]) => {
    const what = columnOf(id) ? `column '${id}' is listed twice` : `the queue has no column '${id}'`
    return valueError(['body', 'column_ids', index], what, id)
  })
}
