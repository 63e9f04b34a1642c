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
  // Microseconds, because DateTime64 only reaches from 1900 to 2299.
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

/** A row in the order of `recordRow` without its line number, then the stored texts. */
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

export const shardedBy = (id: string): string => `cityHash64(${id})`

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
  // Slices begin anywhere, so at most this many extra rows are read at each end.
  settings: 'index_granularity = 1024',
  indexes: [[created, 'minmax'] as const, [id, 'bloom_filter'] as const],
})
