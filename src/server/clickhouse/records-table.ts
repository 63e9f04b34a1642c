import {
  digitsColumn,
  hasStoredText,
  lineForms,
  restColumn,
  tableColumns,
  textColumn,
  type SqlColumn,
  type Storage,
} from '#sql/sql-column.ts'

const types = {
  text: 'String',
  json: 'String',
  id: 'String',
  // Microseconds: the engine's own type reaches from 1900 to 2299 only.
  timestamp: 'Int64',
  integer: 'Int64',
  double: 'Float64',
  wide: 'Float64',
  boolean: 'Bool',
  list: 'Array(String)',
} as const satisfies Record<Storage, string>

export type Field = readonly [name: string, type: string]

const maybe = (type: string, isNullable: boolean) => (isNullable ? `Nullable(${type})` : type)
export const lineNumber: Field = ['line_number', 'Int64']
export const lineBytes: Field = [tableColumns.line_bytes, 'UInt32']

/** A record's row in the order of `recordRow`, its line number apart, and what is stored beside it. */
export function rowFields(columns: readonly SqlColumn[]): readonly Field[] {
  const { annotated_by, metrics_ready, uncomputed, own_names, own_texts, line_ratings, line } =
    tableColumns
  return [
    ...columns.map(({ name, storage, nullable }): Field => [
      name,
      storage === 'list' ? types.list : maybe(types[storage], nullable),
    ]),
    ['redacted_input', 'Nullable(String)'],
    ['redacted_output', 'Nullable(String)'],
    [annotated_by, types.list],
    [metrics_ready, types.boolean],
    [uncomputed, types.list],
    [own_names, types.list],
    [own_texts, types.list],
    [line_ratings, types.text],
    ...columns
      .filter(({ storage }) => storage === 'wide')
      .flatMap((column): Field[] => [
        [restColumn(column), 'Nullable(Int64)'],
        [digitsColumn(column), 'Nullable(String)'],
      ]),
    [line, types.text],
    ...lineForms.map((name): Field => [name, 'Nullable(String)']),
    ...columns
      .filter(({ storage }) => hasStoredText(storage))
      .map((column): Field => [
        textColumn(column),
        maybe('String', column.storage !== 'list' && column.nullable),
      ]),
    lineBytes,
  ]
}

/** Records are spread over a cluster by their ids. */
export const shardedBy = (id: string): string => `cityHash64(${id})`

/** The table of a queue's records, in the order of the file. */
export const recordsTable = (
  name: string,
  id: string,
  created: string,
  fields: readonly Field[],
) => ({
  name,
  columns: [[tableColumns.position, 'UInt32'] as const, ...fields],
  order_by: tableColumns.position,
  sharded_by: shardedBy(id),
  // Slices begin anywhere: what is read besides them is at most this many rows at each end.
  settings: 'index_granularity = 1024',
  indexes: [[created, 'minmax'] as const, [id, 'bloom_filter'] as const],
})
