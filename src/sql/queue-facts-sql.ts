import type { Dialect } from './dialect.ts'
import { isEverQuoted } from './export-sql.ts'
import { lineForms, ownLineName, storedText, tableColumns, type SqlColumn } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/**
 * Facts of a queue in one row: for each list of users the share of records that all of them rated with
 * every template (null for an empty list); for each column whether it has a value (a list: a member),
 * whether a CSV quotes one of its values, and how many records have no computed metric in it; how many
 * records have each form of a line, and own lines for users who may not see all ratings.
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
    const forms = lineForms.map((form) => `count(${form})`)
    const quoted = columns.map((column) => everQuoted(column, dialect))
    const uncomputed = columns.map(({ name, computed }) =>
      computed === 'some'
        ? `count(*) FILTER (WHERE ${dialect.isOneOf(`'${name}'`, tableColumns.uncomputed)})`
        : '0',
    )
    const own = `count(*) FILTER (WHERE ${dialect.isOneOf(`'${ownLineName('', false)}'`, tableColumns.own_names)})`
    return `SELECT ${[...shares, ...filled, ...quoted, ...uncomputed, ...forms, own].join(', ')} FROM ${quoteName(table)}`
  })

function everQuoted(column: SqlColumn, dialect: Dialect): string {
  const { storage, name, redacted_name } = column
  if (storage === 'list') return isEverQuoted([storedText(column)], dialect)
  if (storage !== 'text' && storage !== 'json') return '0'
  return isEverQuoted(redacted_name === null ? [name] : [name, redacted_name], dialect)
}
