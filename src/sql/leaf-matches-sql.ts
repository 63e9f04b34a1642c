import type { Filter } from '#domain/contract/contract.ts'
import { compileFilter } from './compile-filter.ts'
import { tableColumns, type SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/**
 * Evaluates a few leaves in one scan: one row with a column per leaf, a bit string by position (null if
 * the leaf selects nothing). The table has at least one record.
 */
export const leafSetsQuery = (
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

/** Leaves per integer of a record. */
export const leavesPerMask = 32

/**
 * Which leaves select each record in a range of positions: one row per record, in any order. The first
 * integer is the record's place in the range, from 0; each other one has a bit for each of
 * `leavesPerMask` leaves, the first leaf lowest.
 */
export const leafMasksQuery = (
  table: string,
  leaves: readonly Filter[],
  { from, to }: { readonly from: number; readonly to: number },
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const { position } = tableColumns
    // A comparison with null selects nothing.
    const bits = leaves.map((filter, index) => {
      const bit = `${2 ** (index % leavesPerMask)}::UINTEGER`
      return `CASE WHEN ${compileFilter({ filter }, context, bind)} THEN ${bit} ELSE 0::UINTEGER END`
    })
    const masks: string[] = []
    for (let first = 0; first < bits.length; first += leavesPerMask) {
      masks.push(bits.slice(first, first + leavesPerMask).join(' + '))
    }
    return (
      `SELECT (${position} - ${from})::UINTEGER, ${masks.join(', ')} FROM ${quoteName(table)} ` +
      `WHERE ${position} >= ${from} AND ${position} < ${to}`
    )
  })
