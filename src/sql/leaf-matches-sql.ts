import type { Filter } from '#domain/contract.ts'
import { compileFilter } from './compile-filter.ts'
import { tableColumns, type SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/**
 * Which records each of some leaves selects, in one scan: one result row, a column a leaf, each a
 * bit string by position (null where the leaf selects nothing). The table has one record at least.
 */
export const leafMatchesQuery = (
  table: string,
  leaves: readonly Filter[],
  records: number,
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const { position } = tableColumns
    const last = `${records - 1}::BIGINT`
    const matches = leaves.map(
      (filter) =>
        `bitstring_agg(${position}::BIGINT, 0::BIGINT, ${last}) ` +
        `FILTER (WHERE ${compileFilter({ filter }, context, bind)})`,
    )
    return `SELECT ${matches.join(', ')} FROM ${quoteName(table)}`
  })
