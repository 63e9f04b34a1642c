import { DuckDBListValue, DuckDBStructValue, type DuckDBValue } from '@duckdb/node-api'
import { columnValuesQuery } from '#sql/column-values-sql.ts'
import type { Storage } from '#sql/sql-column.ts'
import { integerCell, wideCell } from '#server/store/cells.ts'
import type { ColumnScan } from '#server/store/read-column-values.ts'
import type { Cell } from '#server/store/store.ts'

export const duckdbValues: ColumnScan = {
  query: columnValuesQuery,
  decode: (frequent) =>
    frequent instanceof DuckDBListValue
      ? frequent.items.map((item) => {
          const { n, v } = item instanceof DuckDBStructValue ? item.entries : {}
          return [n, v ?? null]
        })
      : [],
}

/** A value of a page as JSON. */
export function toCell(value: DuckDBValue, storage: Storage | undefined): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  if (typeof value === 'string') {
    if (storage === 'wide') return wideCell(value)
    return storage === 'json' || storage === 'list' ? (JSON.parse(value) as Cell) : value
  }
  if (typeof value === 'bigint') return integerCell(value)
  if ('items' in value && Array.isArray(value.items)) return value.items
  return String(value)
}
