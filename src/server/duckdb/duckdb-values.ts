import { DuckDBListValue, DuckDBStructValue } from '@duckdb/node-api'
import { columnValuesQuery } from '#sql/column-values-sql.ts'
import type { ColumnScan } from '#server/store/read-column-values.ts'

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
