import type { Column } from '#domain/contract/columns.ts'
import { isAskedToRate, type QueueFolder } from '#domain/contract/queue-folder.ts'
import type { Dialect } from '#sql/dialect.ts'
import { queueFactsQuery } from '#sql/queue-facts-sql.ts'
import { lineForms, type LineForms, type SqlColumn } from '#sql/sql-column.ts'
import type { RunQuery } from '#sql/sql-query.ts'
import type { PlannedColumn } from './queue-columns.ts'
import type { QueueEntry } from '#server/store/stored-queue.ts'
import type { Survey } from './column-survey.ts'

export type SurveyedQueue = {
  readonly survey: Survey
  /** The queue; if it has no templates, with those inferred from its ratings. */
  readonly folder: QueueFolder
  readonly infers_templates: boolean
  readonly columns: readonly PlannedColumn[]
  readonly sql_columns: readonly SqlColumn[]
}

/** Needs the table: rating progress, empty columns, and what a CSV has of each column. */
export async function queueFacts(
  run: RunQuery,
  dialect: Dialect,
  table: string,
  { folder, infers_templates, columns, sql_columns, survey }: SurveyedQueue,
): Promise<Pick<QueueEntry, 'queue' | 'sql_columns' | 'line_forms' | 'has_own_lines'>> {
  const tracked = folder.users.filter(isAskedToRate)
  const raters = [tracked, ...folder.users.map((user) => [user])].map((users) =>
    folder.templates.length === 0 ? [] : users.map(({ user_id }) => user_id),
  )
  const [facts = []] = await run(queueFactsQuery(table, raters, sql_columns, dialect))
  const [overall, ...shares] = facts.slice(0, raters.length)
  const isFilled = facts.slice(raters.length)
  const isQuoted = isFilled.slice(sql_columns.length)
  const uncomputed = isQuoted.slice(sql_columns.length)
  const formCounts = uncomputed.slice(sql_columns.length)
  const filled = new Set(
    sql_columns.filter((_, index) => Number(isFilled[index]) > 0).map((column) => column.id),
  )
  const queue = {
    ...folder,
    infers_templates,
    columns: columns.map(({ column, source }): Column => ({
      ...column,
      is_empty: source.from !== 'ratings' && !filled.has(column.id),
    })),
    record_count: survey.records,
    overall_progress: typeof overall === 'number' ? overall : null,
    member_progress: Object.fromEntries(
      folder.users.map((user, index) => [user.user_id, Number(shares[index] ?? 0)]),
    ),
  }
  return {
    queue,
    line_forms: Object.fromEntries(
      lineForms.map((form, index) => [form, shareOf(Number(formCounts[index]), survey.records)]),
    ) as LineForms,
    has_own_lines: Number(formCounts[lineForms.length]) > 0,
    sql_columns: sql_columns.map((column, index) => ({
      ...column,
      cells: cellsOf(column, filled.has(column.id), Number(isQuoted[index]) > 0),
      computed:
        column.computed === 'some' && Number(uncomputed[index]) === 0 ? 'all' : column.computed,
    })),
  }
}

const shareOf = (count: number, records: number) =>
  count === 0 ? 'none' : count === records ? 'all' : 'some'

/** An empty list is written as a text, and a missing value may have a redacted text. */
function cellsOf(column: SqlColumn, isFilled: boolean, isQuoted: boolean): SqlColumn['cells'] {
  if (!isFilled && column.storage !== 'list' && column.redacted_name === null) return 'none'
  return isQuoted ? 'any' : 'plain'
}
