import { quoteName } from './sql-query.ts'

/** A table as it is wanted; what becomes of it on a cluster is this file's business. */
export type ClickhouseTable = {
  readonly name: string
  readonly columns: readonly (readonly [name: string, definition: string])[]
  readonly order_by: string
  /** The column whose greatest value stays of rows with the same order. */
  readonly replaced_by?: string
  /** An expression for when a row may go. */
  readonly kept_until?: string
  readonly settings?: string
  /** What lets the engine skip blocks: a column, and the kind of what is known of its values. */
  readonly indexes?: readonly (readonly [column: string, kind: string])[]
  /** Rows are spread over the shards of a cluster by this expression; without one, each server has all. */
  readonly sharded_by?: string
}

/** Where tables are: in a database of one server, or of each of a cluster. */
export type ClickhousePlace = { readonly database: string; readonly cluster: string | null }

/** Where statements run on a cluster: ` ON CLUSTER name`. */
const onCluster = (cluster: string | null): string =>
  cluster === null ? '' : ` ON CLUSTER ${quoteName(cluster)}`

/** The name of the part of a sharded table that lies on one server. */
const localName = (name: string): string => `${name}_local`

/**
 * The statements that make a table. On a cluster it is replicated, by the macros `shard` and
 * `replica`, which the cluster's servers have to define; a sharded table stands behind a distributed
 * one of its name.
 */
export function createTable(
  table: ClickhouseTable,
  { database, cluster }: ClickhousePlace,
): readonly string[] {
  const { name, columns, order_by, replaced_by, sharded_by } = table
  const isSharded = cluster !== null && sharded_by !== undefined
  const definitions = [
    ...columns.map(([column, definition]) => `${quoteName(column)} ${definition}`),
    ...(table.indexes ?? []).map(
      ([column, kind]) => `INDEX ${quoteName(`by_${column}`)} ${quoteName(column)} TYPE ${kind}`,
    ),
  ]
  const ttl = table.kept_until ? ` TTL ${table.kept_until}` : ''
  const settings = table.settings ? ` SETTINGS ${table.settings}` : ''
  const stored = isSharded ? localName(name) : name
  const create = (as: string, rest: string) =>
    `CREATE TABLE IF NOT EXISTS ${quoteName(as)}${onCluster(cluster)} ${rest}`
  const local = create(
    stored,
    `(${definitions.join(', ')}) ENGINE = ${engine(stored, cluster, isSharded, replaced_by)} ` +
      `ORDER BY (${order_by})${ttl}${settings}`,
  )
  if (!isSharded) return [local]
  // The database by its name: what is current is another one where a server runs what the cluster was told.
  const parts = [cluster, database, stored].map((part) => `'${part}'`)
  const distributed = `Distributed(${parts.join(', ')}, ${sharded_by})`
  return [local, create(name, `AS ${quoteName(stored)} ENGINE = ${distributed}`)]
}

function engine(
  name: string,
  cluster: string | null,
  isSharded: boolean,
  replacedBy: string | undefined,
): string {
  const kind = replacedBy === undefined ? 'MergeTree' : 'ReplacingMergeTree'
  const version = replacedBy === undefined ? [] : [quoteName(replacedBy)]
  if (cluster === null) return version.length === 0 ? kind : `${kind}(${version.join()})`
  // Of a table that is not sharded, every server of the cluster is a replica.
  const [path, replica] = isSharded ? ['{shard}/', '{replica}'] : ['', '{shard}-{replica}']
  const place = [`'/clickhouse/tables/${path}{database}/${name}'`, `'${replica}'`]
  return `Replicated${kind}(${[...place, ...version].join(', ')})`
}

export function dropTable(
  name: string,
  isSharded: boolean,
  { cluster }: ClickhousePlace,
): readonly string[] {
  const names = isSharded && cluster !== null ? [name, localName(name)] : [name]
  return names.map((one) => `DROP TABLE IF EXISTS ${quoteName(one)}${onCluster(cluster)} SYNC`)
}

/** Changes how long the rows of a table are kept, by an expression for when one may go. */
export const keepRowsUntil = (name: string, until: string, { cluster }: ClickhousePlace): string =>
  `ALTER TABLE ${quoteName(name)}${onCluster(cluster)} MODIFY TTL ${until}`

/** Waits until every replica has all rows of a sharded table; nothing to do on one server. */
export const syncTable = (name: string, { cluster }: ClickhousePlace): readonly string[] =>
  cluster === null ? [] : [`SYSTEM SYNC REPLICA${onCluster(cluster)} ${quoteName(localName(name))}`]

export const createDatabase = ({ database, cluster }: ClickhousePlace): string =>
  `CREATE DATABASE IF NOT EXISTS ${quoteName(database)}${onCluster(cluster)}`
