import type { FilterTree } from '#domain/contract.ts'
import { compileFilter } from './compile-filter.ts'
import type { SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/** How many records a tree selects. */
export const countQuery = (table: string, tree: FilterTree, context: SqlContext): SqlQuery =>
  sqlQuery(
    (bind) =>
      `SELECT count(*) FROM ${quoteName(table)} WHERE ${compileFilter(tree, context, bind)}`,
  )

/** How many records each of many trees selects, in one scan: one result row, a column a tree. */
export const countsQuery = (
  table: string,
  trees: readonly FilterTree[],
  context: SqlContext,
): SqlQuery =>
  sqlQuery((bind) => {
    const counts = trees.map(
      (tree) => `count(*) FILTER (WHERE ${compileFilter(tree, context, bind)})`,
    )
    return `SELECT ${counts.join(', ')} FROM ${quoteName(table)}`
  })
