import type { Filter, FilterOf } from '#domain/contract/contract.ts'
import { valueOf } from './compile-filter.ts'
import type { Slice } from './export-sql.ts'
import { isLongList, wordsOf } from './operator-sql.ts'
import { tableColumns, type SqlContext } from './sql-column.ts'
import { plainQuery, quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/** A leaf that searches parts of texts. */
export type WordList = FilterOf<'text'> | FilterOf<'id'>

const looksForParts = (filter: Filter): filter is WordList =>
  (filter.type === 'text' || filter.type === 'id') && filter.operator === 'contains'

/** Whether a leaf has so many or so long words that one pass searches them all. */
export const isWordList = (filter: Filter): filter is WordList =>
  looksForParts(filter) && isLongList(wordsOf(filter))

/** Comparisons per record that a leaf takes. */
export const comparisonsOf = (filter: Filter): number =>
  looksForParts(filter) ? wordsOf(filter).length : 1

const isInAnyCase = (filter: WordList): boolean => filter.type === 'text' && !filter.case_sensitive

/** The words of a leaf, one row each, in the form to search. */
export const wordsQuery = (filter: WordList, { dialect }: SqlContext): SqlQuery =>
  sqlQuery(dialect, (bind) => {
    const word = isInAnyCase(filter) ? dialect.lowered('v') : 'v'
    return `SELECT ${word} FROM unnest(${bind.texts(wordsOf(filter))}) AS given(v)`
  })

/** The texts to search in a slice of the table, with the positions of their records. */
export function wordTextsQuery(
  table: string,
  filter: WordList,
  { from, to }: Slice,
  context: SqlContext,
): SqlQuery {
  const { position } = tableColumns
  const value = valueOf(context.column(filter.column_id), context.unredacted)
  const text = isInAnyCase(filter) ? context.dialect.lowered(value) : value
  const sql =
    `SELECT ${text}, ${position}::UINTEGER FROM ${quoteName(table)} ` +
    `WHERE ${position} >= ${from} AND ${position} < ${to} AND ${value} IS NOT NULL`
  return plainQuery(sql)
}
