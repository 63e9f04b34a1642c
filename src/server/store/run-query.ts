import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBDataChunk,
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

/** Runs a statement, and hands over what its result consists of, once all of it is there. */
export async function runChunks(
  connection: DuckDBConnection,
  query: SqlQuery,
  onChunk: (chunk: DuckDBDataChunk) => void,
): Promise<void> {
  const result = await connection.run(query.sql, ...bindings(query))
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    onChunk(chunk)
  }
}

/** Runs a statement whose result is one row, and reads what holds it. The engine keeps no copy of it. */
export async function readOnlyChunk<T>(
  connection: DuckDBConnection,
  query: SqlQuery,
  read: (chunk: DuckDBDataChunk) => T,
): Promise<T> {
  const result = await connection.stream(query.sql, ...bindings(query))
  const chunk = await result.fetchChunk()
  if (chunk?.rowCount !== 1 || (await result.fetchChunk())?.rowCount) {
    throw new Error('a statement for one row had another number of them')
  }
  return read(chunk)
}
