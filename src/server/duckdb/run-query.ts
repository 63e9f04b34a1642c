import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBResult,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { SqlParameter, SqlQuery } from '#sql/sql-query.ts'

/** Runs a statement, and hands over its result chunk by chunk. */
export type RunChunks = (
  query: SqlQuery,
  onChunk: (chunk: DuckDBDataChunk) => void,
) => Promise<void>

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
  const result = await startQuery(connection, query)
  return result.getRows()
}

/** Runs a statement, and hands over what its result consists of, once all of it is there. */
export async function runChunks(
  connection: DuckDBConnection,
  query: SqlQuery,
  onChunk: (chunk: DuckDBDataChunk) => void,
): Promise<void> {
  const result = await startQuery(connection, query)
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    onChunk(chunk)
  }
}

/** Runs a statement, whose rows can be fetched when all of them are there. */
export const startQuery = (connection: DuckDBConnection, query: SqlQuery): Promise<DuckDBResult> =>
  connection.run(query.sql, ...bindings(query))

/**
 * Starts a statement whose rows are made as they are fetched: the engine keeps nothing of them. When it
 * fails while they are fetched, there are no more rows, and that is all that is said.
 */
export const streamQuery = (connection: DuckDBConnection, query: SqlQuery): Promise<DuckDBResult> =>
  connection.stream(query.sql, ...bindings(query))
