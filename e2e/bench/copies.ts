import type { DuckDBConnection } from '@duckdb/node-api'
import type { Sample } from './make-sample.ts'
import { quoted, readRecords } from './plain-table.ts'

export type Format = 'jsonl' | 'csv'
export const formats: readonly Format[] = ['jsonl', 'csv']

export async function loadCells(
  connection: DuckDBConnection,
  path: string,
  target: string,
  mostLineBytes: number,
): Promise<string> {
  await connection.run(
    `CREATE TABLE cells AS SELECT * FROM read_csv(${quoted(path)}, header = true, max_line_size = ${mostLineBytes})`,
  )
  return `COPY cells TO ${quoted(target)} (FORMAT csv, HEADER)`
}

export async function loadLines(
  connection: DuckDBConnection,
  path: string,
  target: string,
  compression: 'zstd' | 'uncompressed',
  mostLineBytes: number,
): Promise<string> {
  const asText = `header = false, delim = '\x01', quote = '', escape = ''`
  await connection.run(
    `CREATE TABLE lines_${compression} (line VARCHAR USING COMPRESSION ${compression})`,
  )
  await connection.run(
    `INSERT INTO lines_${compression} ` +
      `FROM read_csv(${quoted(path)}, columns = {'line': 'VARCHAR'}, max_line_size = ${mostLineBytes}, ${asText})`,
  )
  return `COPY lines_${compression} TO ${quoted(target)} (FORMAT csv, ${asText.replaceAll(' =', '')})`
}

const scorer = '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d11'

const computedColumns = {
  id: 'id',
  created_at: 'created_at',
  name: 'name',
  type: 'type',
  // Text, or JSON where lists are among the texts.
  input: "coalesce(to_json(redacted_input) ->> '$', to_json(input) ->> '$')",
  output: 'output',
  tags: 'to_json(tags)',
  'user_metadata/env': 'user_metadata.env',
  'user_metadata/build': 'user_metadata.build',
  status_code: 'status_code',
  is_complete: 'is_complete',
  'metrics/duration_ns': 'metrics.duration_ns',
  'metrics/num_total_tokens': 'metrics.num_total_tokens',
  'metrics/cost': 'metrics.cost',
  [`metrics/${scorer}`]: `CASE WHEN metric_info."${scorer}".status_type IN ('success', 'roll_up') THEN metric_info."${scorer}".value END`,
} as const

export const computedRequest = (export_format: Format) => ({
  export_format,
  redact: true,
  export_computed_metrics_only: true,
  ...(export_format === 'csv' ? { column_ids: Object.keys(computedColumns) } : {}),
  record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
})

/** For each format the `COPY` that redacts and selects like `computedRequest`. */
export async function loadRecords(
  connection: DuckDBConnection,
  sample: Sample,
  targetOf: (format: Format) => string,
): Promise<Readonly<Record<Format, string>>> {
  await connection.run(
    `CREATE TABLE records AS SELECT * FROM ${readRecords(sample)} ORDER BY created_at DESC, id DESC`,
  )
  const isComputed = `metric_info."${scorer}".status_type IN ('success', 'roll_up')`
  const whole =
    `SELECT * EXCLUDE (redacted_input) REPLACE (coalesce(to_json(redacted_input), input) AS input, ` +
    `CASE WHEN ${isComputed} THEN metric_info END AS metric_info) FROM records`
  const selected = Object.entries(computedColumns).map(([name, sql]) => `${sql} AS "${name}"`)
  return {
    jsonl: `COPY (${whole}) TO ${quoted(targetOf('jsonl'))} (FORMAT json)`,
    csv: `COPY (SELECT ${selected.join(', ')} FROM records) TO ${quoted(targetOf('csv'))} (FORMAT csv, HEADER)`,
  }
}
