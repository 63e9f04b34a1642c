import { quoteName } from './sql-query.ts'

/** A table without a word about clusters; this file adds those. */
export type ClickhouseTable = {
  readonly name: string
  readonly columns: readonly (readonly [name: string, definition: string])[]
  readonly order_by: string
  /** Of rows with the same order, the one with the greatest value in this column stays. */
  readonly replaced_by?: string
  /** An expression for the time when a row may be deleted. */
  readonly kept_until?: string
  readonly settings?: string
  /** Data-skipping indexes: a column, and the type of its index. */
  readonly indexes?: readonly (readonly [column: string, kind: string])[]
  /** The sharding key of a cluster; without one, every server has all rows. */
  readonly sharded_by?: string
}

/** A database on one server, or on every server of a cluster. */
type ClickhousePlace = { readonly database: string; readonly cluster: string | null }

/** ` ON CLUSTER name`, or nothing on one server. */
const onCluster = (cluster: string | null): string =>
  cluster === null ? '' : ` ON CLUSTER ${quoteName(cluster)}`

/** The name of a sharded table's part on one server. */
const localName = (name: string): string => `${name}_local`

/**
 * The statements that create a table. On a cluster it is replicated by the macros `shard` and
 * `replica`, which its servers must define; a sharded table gets a distributed table with its name.
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
  // Named explicitly: a server that runs a cluster's statement has another current database.
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
  // Every server of the cluster is a replica of a table without shards.
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

/** Sets when rows are deleted, by an expression for that time. */
export const keepRowsUntil = (name: string, until: string, { cluster }: ClickhousePlace): string =>
  `ALTER TABLE ${quoteName(name)}${onCluster(cluster)} MODIFY TTL ${until}`

/** Waits until every replica has all rows of a sharded table; nothing on one server. */
export const syncTable = (name: string, { cluster }: ClickhousePlace): readonly string[] =>
  cluster === null ? [] : [`SYSTEM SYNC REPLICA${onCluster(cluster)} ${quoteName(localName(name))}`]

export const createDatabase = ({ database, cluster }: ClickhousePlace): string =>
  `CREATE DATABASE IF NOT EXISTS ${quoteName(database)}${onCluster(cluster)}`
