import {
  hasStoredText,
  lineForms,
  rowColumns,
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

/** The values of a row, its lines, and the stored texts. */
export const rowFields = (columns: readonly SqlColumn[]): readonly Field[] => [
  ...rowColumns(columns).map(({ name, storage, nullable }): Field => [
    name,
    storage === 'list' ? types.list : maybe(types[storage], nullable),
  ]),
  [tableColumns.line, types.text],
  ...lineForms.map((name): Field => [name, 'Nullable(String)']),
  ...columns
    .filter(({ storage }) => hasStoredText(storage))
    .map((column): Field => [
      textColumn(column),
      maybe('String', column.storage !== 'list' && column.nullable),
    ]),
  lineBytes,
]

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
