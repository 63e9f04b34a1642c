import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { SqlParameter, SqlQuery } from '#sql/sql-query.ts'

const texts = LIST(VARCHAR)

function bound(parameter: SqlParameter): readonly [DuckDBValue, DuckDBType] {
  switch (typeof parameter) {
    case 'string':
      return [parameter, VARCHAR]
    case 'number':
      return [parameter, DOUBLE]
    case 'bigint':
      return [parameter, BIGINT]
    case 'boolean':
      return [parameter, BOOLEAN]
    default:
      return [listValue(parameter), texts]
  }
}

const bindings = (query: SqlQuery): [DuckDBValue[], DuckDBType[]] => {
  const pairs = query.parameters.map(bound)
  return [pairs.map(([value]) => value), pairs.map(([, type]) => type)]
}

/** Runs a statement and reads all its rows. */
export async function runQuery(
  connection: DuckDBConnection,
  query: SqlQuery,
): Promise<DuckDBValue[][]> {
  const result = await connection.run(query.sql, ...bindings(query))
  return result.getRows()
}
