import { VARCHAR, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api'
import { duckdbTexts } from '#sql/duckdb-dialect.ts'
import {
  digitsColumn,
  hasStoredText,
  tableColumns,
  textColumn,
  type SqlColumn,
} from '#sql/sql-column.ts'
import { quoteName, quoteText } from '#sql/sql-query.ts'
import { stagedLines } from './staged-lines.ts'
import { lineNumber, valueFields } from './staging.ts'

/** The forms of a line are nearly equal: DuckDB's own choice takes three times the space. */
const lineCompression = 'zstd'

export type RecordsTable = {
  readonly create: (name: string) => string
  /** `position` is an SQL expression over the rows, which are in file order. */
  readonly insert: (name: string, position: string, rowsInOrder: string) => string
}

/**
 * `isPadded`: for large records, with empty rows among them. Then all texts use the lines' compression:
 * with DuckDB's own for long texts, a row without a value reads the text before it.
 */
export function recordsTable(columns: readonly SqlColumn[], isPadded: boolean): RecordsTable {
  const texts = columns.flatMap(({ name, storage }): [string, string][] => {
    const text =
      hasStoredText(storage) &&
      duckdbTexts[storage](quoteName(name), quoteName(digitsColumn({ name })))
    return text ? [[textColumn({ name }), text]] : []
  })
  const values = valueFields(columns).filter(([name]) => name !== lineNumber)
  const made = [...texts, ...stagedLines]
  const names = [...values.map(([name]) => name), ...made.map(([name]) => name)].map(quoteName)
  const { position, line_bytes, line, line_redacted, line_ratings } = tableColumns
  const compressed = ` USING COMPRESSION ${lineCompression}`
  const definition = (type: DuckDBType) =>
    `${type.toString()}${isPadded && type === VARCHAR ? compressed : ''}`
  const definitions = [
    `${position} BIGINT`,
    `${line_bytes} BIGINT`,
    ...values.map(([name, { type }]) => `${quoteName(name)} ${definition(type)}`),
    ...texts.map(([name]) => `${quoteName(name)} VARCHAR`),
    ...stagedLines.map(([name]) => `${quoteName(name)} VARCHAR${compressed}`),
  ]
  return {
    create: (name) => `CREATE TABLE ${quoteName(name)} (${definitions.join(', ')})`,
    insert: (name, number, rows) =>
      `INSERT INTO ${quoteName(name)} SELECT ${number}, ` +
      `greatest(strlen(${line}), coalesce(strlen(${line_redacted}), 0)) + ` +
      `coalesce(strlen(${line_ratings}), 0), ${names.join(', ')} ` +
      `FROM (SELECT *, ${made.map(([text, sql]) => `${sql} AS ${quoteName(text)}`).join(', ')} FROM ${rows})`,
  }
}

/** The table of a queue with large records; it has empty rows too. */
const paddedName = (table: string): string => `padded_${table}`

/** Creates a view of the padded table without its empty rows. Returns the padded table's name. */
export async function createPadded(
  connection: DuckDBConnection,
  table: string,
  { create }: RecordsTable,
): Promise<string> {
  const padded = paddedName(table)
  await connection.run(create(padded))
  await connection.run(
    `CREATE VIEW ${quoteName(table)} AS SELECT * FROM ${quoteName(padded)} ` +
      `WHERE ${tableColumns.position} IS NOT NULL`,
  )
  return padded
}

export async function dropRecords(connection: DuckDBConnection, table: string): Promise<void> {
  const result = await connection.run(
    `SELECT count(*) FROM duckdb_views() WHERE view_name = ${quoteText(table)}`,
  )
  const [[views] = []] = await result.getRows()
  if (views === 0n) await connection.run(`DROP TABLE IF EXISTS ${quoteName(table)}`)
  else await connection.run(`DROP VIEW ${quoteName(table)}`)
  await connection.run(`DROP TABLE IF EXISTS ${quoteName(paddedName(table))}`)
}
