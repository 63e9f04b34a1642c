import type { SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** The given ids that no record has, in order. */
export function missingIdsQuery(
  table: string,
  ids: readonly Uuid[],
  context: SqlContext,
): SqlQuery {
  const id = quoteName(context.column('id').name)
  return sqlQuery(context.dialect, (bind) => {
    const list = bind.texts(ids)
    return (
      `SELECT given.id FROM (SELECT unnest(${list}) AS id, generate_subscripts(${list}, 1) AS place) AS given ` +
      `ANTI JOIN ${quoteName(table)} AS records ON records.${id} = given.id ORDER BY given.place`
    )
  })
}
