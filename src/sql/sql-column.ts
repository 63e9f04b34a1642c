import type { FilterTree } from '#domain/contract.ts'
import type { Dialect } from './dialect.ts'
import type { Bind } from './sql-query.ts'

/**
 * How a column's values lie in a table: `text` (a value that is no string as its compact JSON),
 * `json` (text that is JSON), `id` (canonical UUIDs), `list` (never null), `integer` (64 bits).
 */
export type Storage =
  'text' | 'json' | 'id' | 'timestamp' | 'integer' | 'double' | 'boolean' | 'list'

/** A column of the API as the tables hold it. */
export type SqlColumn = {
  /** The column's id, as `available_columns` has it. */
  readonly id: string
  /** The old name of a metric column: `metrics/{alias}` is the same column. */
  readonly alias: string | null
  /** The name of the table's column. */
  readonly name: string
  readonly storage: Storage
  /** Whether a record may have no value. */
  readonly nullable: boolean
  /** The table's column with the redacted text, where there is one: missing means not redacted. */
  readonly redacted_name: string | null
}

/** Names of the columns that every table of records has besides those of the API. */
export const tableColumns = {
  /** The record's place in the file, from 0. */
  position: 'position',
  /** The users who rated the record with every template. */
  annotated_by: 'annotated_by',
  /** Whether a session has all enabled metrics ready; true for other records. */
  metrics_ready: 'metrics_ready',
  /** The JSON text of the record up to, but without, its `fully_annotated`. */
  line: 'line',
  /** The same redacted, with computed metrics only, and both; null where the simpler form is the same. */
  line_redacted: 'line_redacted',
  line_computed: 'line_computed',
  line_redacted_computed: 'line_redacted_computed',
} as const

/** What compiling needs to know of the engine, of the queue and of the person who asks. */
export type SqlContext = {
  readonly dialect: Dialect
  readonly column: (id: string) => SqlColumn
  /** False: `input` and `output` are the redacted ones. */
  readonly unredacted: boolean
  readonly has_templates: boolean
  /** Whose ratings "fully annotated" asks for where a leaf names nobody. */
  readonly required_users: readonly string[]
  /** The conditions of trees whose records were found before, so that they are not compiled. */
  readonly known?: ReadonlyMap<FilterTree, (bind: Bind) => string>
}
