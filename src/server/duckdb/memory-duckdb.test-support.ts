import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll } from 'vitest'

export function useMemoryDuckdb(): () => DuckDBConnection {
  let open: { readonly instance: DuckDBInstance; readonly connection: DuckDBConnection } | null =
    null
  beforeAll(async () => {
    const instance = await DuckDBInstance.create(':memory:')
    open = { instance, connection: await instance.connect() }
  })
  afterAll(() => {
    open?.connection.closeSync()
    open?.instance.closeSync()
  })
  return () => {
    if (!open) throw new Error('the database is there only while tests run')
    return open.connection
  }
}
