import type { FilterTree } from '#domain/contract/contract.ts'
import { clickhouse } from './clickhouse-dialect.ts'
import type { Dialect } from './dialect.ts'
import { duckdb } from './duckdb-dialect.ts'
import type { ExportShape } from './export-sql.ts'
import type { SqlColumn, SqlContext, Storage } from './sql-column.ts'
import type { SqlQuery } from './sql-query.ts'

/** For tests of the exact SQL of whole statements. What they answer is tested where the databases are. */

const column = (id: string, storage: Storage, more: Partial<SqlColumn> = {}): SqlColumn => ({
  id,
  alias: null,
  name: id,
  storage,
  nullable: true,
  redacted_name: null,
  cells: 'any',
  computed: 'all',
  ...more,
})
const columns = [
  column('id', 'id', { nullable: false }),
  column('created_at', 'timestamp', { nullable: false }),
  column('input', 'text', { redacted_name: 'redacted_input' }),
  column('status_code', 'integer'),
  column('metrics/cost', 'wide', { name: 'm1', computed: 'some' }),
  column('tags', 'list'),
  column('trace_id', 'id', { cells: 'none' }),
] as const
export const columnOf = (id: string): SqlColumn => {
  const found = columns.find((one) => one.id === id)
  if (!found) throw new Error(`no column ${id}`)
  return found
}

const contextIn = (dialect: Dialect, more: Partial<SqlContext> = {}): SqlContext => ({
  dialect,
  column: columnOf,
  unredacted: true,
  all_ratings: true,
  own_ratings_of: null,
  has_templates: true,
  has_own_lines: false,
  line_forms: { line_redacted: 'some', line_computed: 'all', line_redacted_computed: 'none' },
  required_users: ['ann'],
  ...more,
})

export const tree: FilterTree = {
  filter: { type: 'number', column_id: 'status_code', operator: 'gte', value: 500 },
}
/** Records with a status code of at least 500, as redacted JSONL. */
export const shape: ExportShape = {
  table: 'records_1',
  selector: { type: 'filter_tree', filter_tree: tree },
  format: 'jsonl',
  columns: [],
  redact: true,
  computed_metrics_only: false,
}
/** The same as CSV with some columns. */
export const csvOf = (...ids: readonly string[]): ExportShape => ({
  ...shape,
  format: 'csv',
  columns: ids.map((id) => (id === 'fully_annotated' ? null : columnOf(id))),
})
export const slice = { from: 0, to: 4096 }

/** A statement as lines, one for each of its clauses, and its parameters behind them. */
export const shown = ({ sql, parameters }: SqlQuery): string => {
  const clauses = sql.replaceAll(
    / (FROM|WHERE|AND|ORDER BY|GROUP BY|UNION ALL|WHEN|ELSE) /g,
    '\n$1 ',
  )
  const cells = clauses.replaceAll(/, (count|\(?CASE|CAST)/g, ',\n$1')
  const told = parameters.map((one) => (typeof one === 'bigint' ? `${one}n` : JSON.stringify(one)))
  return `${cells}\n-- ${told.join(' ')}`
}
/** The statement of DuckDB, and behind it that of ClickHouse. */
export const inBoth = (query: (context: SqlContext) => SqlQuery, more: Partial<SqlContext> = {}) =>
  `${shown(query(contextIn(duckdb, more)))}\n\n${shown(query(contextIn(clickhouse, more)))}`
