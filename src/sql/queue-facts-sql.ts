import type { Dialect } from './dialect.ts'
import { tableColumns, type SqlColumn } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/**
 * What is told of a queue from its records, as one row: for each list of users the share of records
 * that all of them rated with every template (null for nobody), and for each column whether it has a
 * value anywhere; of a list, a member.
 */
export const queueFactsQuery = (
  table: string,
  raters: readonly (readonly string[])[],
  columns: readonly SqlColumn[],
  dialect: Dialect,
): SqlQuery =>
  sqlQuery(dialect, (bind) => {
    const shares = raters.map((users) =>
      users.length === 0
        ? 'NULL'
        : `avg(CASE WHEN ${dialect.hasAll(tableColumns.annotated_by, bind.texts(users))} THEN 1 ELSE 0 END)`,
    )
    const filled = columns.map(({ name, storage }) =>
      storage === 'list'
        ? `count(*) FILTER (WHERE ${dialect.length(name)} > 0) > 0`
        : `count(${name}) > 0`,
    )
    return `SELECT ${[...shares, ...filled].join(', ')} FROM ${quoteName(table)}`
  })
