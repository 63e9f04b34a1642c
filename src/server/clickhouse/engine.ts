import { Readable } from 'node:stream'
import { ClickHouseLogLevel, createClient, type ClickHouseSettings } from '@clickhouse/client'
import type { SqlQuery } from '#sql/sql-query.ts'
import { onceCaughtUp } from './replicas.ts'
import { readOnly, everyStatement, onCluster } from './statement-settings.ts'
import type { ClickhouseAddress } from './store-address.ts'
import { readTextAndCount, type TextAndCount } from './text-and-count.ts'

type Row = readonly unknown[]
type RunOptions = { readonly signal?: AbortSignal; readonly settings?: ClickHouseSettings }

export type Engine = {
  readonly address: ClickhouseAddress
  /** All rows of a SELECT; 64-bit integers are texts. */
  readonly rows: (query: SqlQuery, options?: RunOptions) => Promise<readonly Row[]>
  /** The one row of a result (a text and an integer), complete: in memory, or in a file in `spill`. */
  readonly textAndCount: (
    query: SqlQuery,
    spill: string | null,
    options?: RunOptions,
  ) => Promise<TextAndCount>
  readonly run: (query: SqlQuery, options?: RunOptions) => Promise<void>
  /** One line of JSON per row (JSONCompactEachRow). */
  readonly insert: (table: string, columns: readonly string[], lines: string) => Promise<void>
  readonly close: () => Promise<void>
}

const hour = 3_600_000

const question = (query: SqlQuery, options: RunOptions = {}) =>
  given(query, { ...options, settings: { ...options.settings, ...readOnly } })

const given = ({ sql, parameters }: SqlQuery, { signal, settings: more }: RunOptions = {}) => ({
  query: sql,
  query_params: Object.fromEntries(parameters.map((value, index) => [`p${index + 1}`, value])),
  ...(signal ? { abort_signal: signal } : {}),
  ...(more ? { clickhouse_settings: more } : {}),
})

export function openEngine(address: ClickhouseAddress, database: string | null): Engine {
  const client = createClient({
    url: address.url,
    username: address.username,
    password: address.password,
    ...(database === null ? {} : { database }),
    application: 'winnow',
    request_timeout: hour,
    max_open_connections: 20,
    use_multipart_params_auto: true,
    clickhouse_settings: { ...everyStatement, ...(address.cluster === null ? {} : onCluster) },
    log: { level: ClickHouseLogLevel.OFF },
  })
  return {
    address,
    rows: (query, options) =>
      onceCaughtUp(async () => {
        const asked = { ...question(query, options), format: 'JSONCompactEachRow' } as const
        return (await client.query(asked)).json<Row>()
      }, options?.signal),
    textAndCount: (query, spill, options) =>
      onceCaughtUp(async () => {
        const { query: sql, ...more } = question(query, options)
        const { stream } = await client.exec({ ...more, query: `${sql} FORMAT RowBinary` })
        return readTextAndCount(stream, spill)
      }, options?.signal),
    run: (query, options) =>
      onceCaughtUp(async () => {
        await client.command(given(query, options))
      }, options?.signal),
    insert: (table, columns, lines) =>
      onceCaughtUp(async () => {
        const { stream } = await client.exec({
          query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT JSONCompactEachRow`,
          values: Readable.from([lines], { objectMode: false }),
        })
        await bytesOf(stream)
      }),
    close: () => client.close(),
  }
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
