import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '#domain/columns.ts'
import type { QueueFolder } from '#domain/queue-folder.ts'
import { mayAnnotate } from '#domain/queues.ts'
import { tableColumns, type SqlColumn } from '#sql/sql-column.ts'
import { quoteName, sqlQuery } from '#sql/sql-query.ts'
import type { Imported } from './import-queue.ts'
import { runQuery } from './run-query.ts'
import type { StoredQueue } from './store.ts'

/** A column has a value where one is not null; a list where one is not empty. */
const hasValue = ({ name, storage }: SqlColumn): string =>
  storage === 'list' ? `coalesce(bool_or(len(${name}) > 0), false)` : `count(${name}) > 0`

/** What is told of a queue once its records are in a table: which columns are empty, and how far it is rated. */
export async function queueFacts(
  connection: DuckDBConnection,
  table: string,
  folder: QueueFolder,
  { columns, sql_columns, survey }: Imported,
): Promise<StoredQueue> {
  const tracked = folder.users.filter((user) => user.track_progress && mayAnnotate(user.role))
  const users = tracked.map((user) => user.user_id)
  const rated = (list: readonly string[], bind: (value: readonly string[]) => string) =>
    list.length === 0 || folder.templates.length === 0
      ? 'NULL'
      : `avg(list_has_all(${tableColumns.annotated_by}, ${bind(list)}::VARCHAR[])::INTEGER)`
  const [facts = []] = await runQuery(
    connection,
    sqlQuery((bind) => {
      const shares = folder.users.map((user) => rated([user.user_id], bind))
      const parts = [rated(users, bind), ...shares, ...sql_columns.map(hasValue)]
      return `SELECT ${parts.join(', ')} FROM ${quoteName(table)}`
    }),
  )
  const [overall, ...rest] = facts
  const shares = rest.slice(0, folder.users.length)
  const filled = new Set(
    sql_columns
      .filter((_, index) => rest[folder.users.length + index] === true)
      .map((column) => column.id),
  )
  return {
    ...folder,
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
}
