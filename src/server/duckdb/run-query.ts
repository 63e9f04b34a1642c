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

export async function runQuery(
  connection: DuckDBConnection,
  query: SqlQuery,
): Promise<DuckDBValue[][]> {
  const result = await startQuery(connection, query)
  return result.getRows()
}

/** Runs a statement and passes on its chunks once the whole result is there. */
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

export const startQuery = (connection: DuckDBConnection, query: SqlQuery): Promise<DuckDBResult> =>
  connection.run(query.sql, ...bindings(query))

/** Hazard: if the statement fails while rows are fetched, they end without an error. */
export const streamQuery = (connection: DuckDBConnection, query: SqlQuery): Promise<DuckDBResult> =>
  connection.stream(query.sql, ...bindings(query))
