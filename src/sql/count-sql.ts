import type { FilterTree } from '#domain/contract/contract.ts'
import { compileFilter } from './compile-filter.ts'
import type { SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/** The number of records that a tree selects. */
export const countQuery = (table: string, tree: FilterTree, context: SqlContext): SqlQuery =>
  sqlQuery(
    context.dialect,
    (bind) =>
      `SELECT count(*) FROM ${quoteName(table)} WHERE ${compileFilter(tree, context, bind)}`,
  )
